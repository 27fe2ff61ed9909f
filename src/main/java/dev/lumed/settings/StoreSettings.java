package dev.lumed.settings;

/** The store of conversations. {@code postgresql} has its URL whenever {@code kind} asks for it. */
public record StoreSettings(StoreKind kind, Durability durability, PostgresqlSettings postgresql) {

    static StoreSettings read(Section store) {
        StoreKind kind = store.choice("kind", StoreKind.class);
        return new StoreSettings(
                kind,
                store.choice("durability", Durability.class),
                PostgresqlSettings.read(store.section("postgresql"), kind == StoreKind.POSTGRESQL));
    }
}
