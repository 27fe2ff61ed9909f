package dev.lumed.journal;

/** The stand-ins that other packages test with keep the same promises as the store. */
final class InMemoryStoreTest implements ArchiveContract, ChronicleContract {

    private final InMemoryArchive archive = new InMemoryArchive();
    private final InMemoryChronicle chronicle = new InMemoryChronicle();
    private final InMemoryDirectory directory = new InMemoryDirectory(chronicle);

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public Chronicle chronicle() {
        return chronicle;
    }

    @Override
    public Directory directory() {
        return directory;
    }
}
