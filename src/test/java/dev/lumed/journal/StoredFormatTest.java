package dev.lumed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.conversation.Details;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StoredFormatTest {

    private sealed interface Deed {}

    private record Baked(String bread, int loaves, @Nullable String note, List<String> helpers, Details details)
            implements Deed {}

    private record Eaten() implements Deed {}

    private static final Map<Class<? extends Deed>, String> NAMES = Map.of(Baked.class, "baked", Eaten.class, "eaten");

    private static final StoredFormat<Deed> DEED = format(List.of());

    private static StoredFormat<Deed> format(List<UnaryOperator<JsonNode>> migrations) {
        return new StoredFormat<>("deed", Deed.class, StoredJson.mapper(Deed.class, NAMES), migrations);
    }

    @Test
    void mapper_withoutANameForASubtype_isRefused() {
        Map<Class<? extends Deed>, String> names = Map.of(Baked.class, "baked");

        assertThatIllegalStateException()
                .isThrownBy(() -> StoredJson.mapper(Deed.class, names))
                .withMessageContaining("Eaten has no stored name");
    }

    @Test
    void text_ofWhatIsEmpty_leavesItOut() {
        Deed baked = new Baked("rye", 2, null, List.of(), Details.NONE);

        assertThat(DEED.text(baked)).isEqualTo("{\"type\":\"baked\",\"bread\":\"rye\",\"loaves\":2}");
        assertThat(DEED.read("deed:1", DEED.bytes(baked))).isEqualTo(baked);
    }

    @Test
    void read_ofAnUnknownField_passesItOver() {
        assertThat(DEED.read("deed:1", "{\"type\":\"eaten\",\"by\":\"all\"}")).isEqualTo(new Eaten());
    }

    @Test
    void read_ofAnUnknownType_saysSo() {
        assertUnreadable("deed:1", "{\"type\":\"burnt\"}", "burnt");
        assertUnreadable("deed:1", "{}", "type");
    }

    @Test
    void read_withoutWhatMayNotBeNull_saysSo() {
        assertUnreadable("deed:1", "{\"type\":\"baked\",\"loaves\":2}", "bread");
        assertUnreadable("deed:1", "{\"type\":\"baked\",\"bread\":\"rye\"}", "loaves");
    }

    @Test
    void read_ofWhatIsNoJson_saysSo() {
        assertUnreadable("deed:1", "{\"type\":\"eaten\"", "deed:1");
        assertUnreadable("deed:1", "{\"type\":\"eaten\"} {}", "deed:1");
    }

    @Test
    void read_ofAnotherManifest_saysSo() {
        assertUnreadable("deed:2", "{\"type\":\"eaten\"}", "newer");
        assertUnreadable("deed:0", "{\"type\":\"eaten\"}", "no deed");
        assertUnreadable("deed:x", "{\"type\":\"eaten\"}", "no deed");
        assertUnreadable("need:1", "{\"type\":\"eaten\"}", "no deed");
    }

    @Test
    void read_ofAnOlderVersion_migratesFromThere() {
        StoredFormat<Deed> third = format(List.of(rename("flour", "grain"), rename("grain", "bread")));

        assertThat(third.manifest()).isEqualTo("deed:3");
        Deed rye = new Baked("rye", 1, null, List.of(), Details.NONE);
        assertThat(third.read("deed:1", "{\"type\":\"baked\",\"flour\":\"rye\",\"loaves\":1}"))
                .isEqualTo(rye);
        assertThat(third.read("deed:2", "{\"type\":\"baked\",\"grain\":\"rye\",\"loaves\":1}"))
                .isEqualTo(rye);
        assertThat(third.read("deed:3", "{\"type\":\"baked\",\"bread\":\"rye\",\"loaves\":1}"))
                .isEqualTo(rye);
    }

    private static UnaryOperator<JsonNode> rename(String from, String to) {
        return json -> {
            ObjectNode object = (ObjectNode) json;
            return object.set(to, object.remove(from));
        };
    }

    private static void assertUnreadable(String manifest, String text, String reason) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> DEED.read(manifest, text))
                .withMessageContaining(reason);
    }
}
