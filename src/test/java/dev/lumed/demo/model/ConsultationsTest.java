package dev.lumed.demo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ConsultationsTest {

    private static final String ANNE = "anne";
    private static final String BERT = "bert";

    private Instant now = Instant.parse("2025-03-01T10:00:00.123Z");
    private final Consultations consultations = new Consultations(() -> now, new Limits(3, 5, 4, 10));

    @Test
    void create_first_isActiveInWholeSeconds() {
        Consultation created = create(ANNE, "nutritionist");
        assertThat(created.status()).isEqualTo(ConsultationStatus.ACTIVE);
        assertThat(created.times().created()).isEqualTo("2025-03-01T10:00:00Z");
        assertThat(created.id()).isEqualTo(created.id().toLowerCase(Locale.ROOT));
        assertThat(consultations.get(ANNE, created.id())).isEqualTo(created);
    }

    @Test
    void create_secondOfAPersona_conflictsUntilTheFirstIsOver() {
        Consultation first = create(ANNE, "nutritionist");
        assertRefused(
                409, "CONSULTATION_EXISTS", () -> create(ANNE, "nutritionist"), refusal -> assertThat(refusal.details())
                        .containsEntry("existing_consultation_id", first.id())
                        .containsEntry("persona", "nutritionist")
                        .containsEntry("status", "active")
                        .containsEntry("can_continue", true));
        create(BERT, "nutritionist");
        consultations.complete(ANNE, first.id());
        assertThat(create(ANNE, "nutritionist").id()).isNotEqualTo(first.id());
    }

    @Test
    void create_moreThanMayBeActive_isRefused() {
        List.of("a", "b", "c").forEach(persona -> create(ANNE, persona));
        assertRefused(429, "TOO_MANY_CONSULTATIONS", () -> create(ANNE, "d"));
        create(BERT, "d");
        create(BERT, "e");
        assertRefused(400, "DEMO_LIMIT", () -> create(BERT, "f"));
    }

    @Test
    void create_withoutAPersona_isRefused() {
        assertRefused(400, "VALIDATION_ERROR", () -> create(ANNE, " "));
    }

    @Test
    void get_ofAnother_isForbiddenAndOfNobodyNotFound() {
        String id = create(ANNE, "nutritionist").id();
        assertRefused(403, "FORBIDDEN", () -> consultations.get(BERT, id));
        assertRefused(404, "NOT_FOUND", () -> consultations.get(ANNE, id.toUpperCase(Locale.ROOT)));
    }

    @Test
    void send_toAnActiveOne_isStoredInOrder() {
        String id = create(ANNE, "nutritionist").id();
        consultations.append(id, Draft.assistant("Hello"));
        consultations.send(ANNE, id, "ok");
        now = now.plusSeconds(2);
        consultations.send(ANNE, id, "ok");
        assertThat(consultations.messages(id))
                .extracting(StoredMessage::content)
                .containsExactly("Hello", "ok", "ok");
        assertThat(consultations.turn(id)).isEqualTo(1);
        Consultation after = consultations.get(ANNE, id);
        assertThat(after.messageCount()).isEqualTo(3);
        assertThat(after.times().lastMessage()).isEqualTo("2025-03-01T10:00:02Z");
    }

    @Test
    void send_thatCannotBeTaken_isRefusedAndNotStored() {
        String id = create(ANNE, "nutritionist").id();
        assertRefused(400, "VALIDATION_ERROR", () -> consultations.send(ANNE, id, ""));
        assertRefused(400, "VALIDATION_ERROR", () -> consultations.send(ANNE, id, "x".repeat(5_001)));
        // Characters, not UTF-16 units, are what is limited.
        consultations.send(ANNE, id, "🍏".repeat(5_000));
        consultations.pretend(ANNE, id, "forget this");
        consultations.archive(ANNE, id);
        assertRefused(403, "CONSULTATION_NOT_ACTIVE", () -> consultations.send(ANNE, id, "late"));
        assertThat(consultations.messages(id)).hasSize(1);
    }

    @Test
    void append_pastTheLimit_isRefused() {
        String id = create(ANNE, "nutritionist").id();
        List.of("1", "2", "3", "4").forEach(text -> consultations.append(id, Draft.assistant(text)));
        assertRefused(400, "DEMO_LIMIT", () -> consultations.append(id, Draft.assistant("5")));
    }

    @Test
    void messages_byPage_areTheOldestFirst() {
        String id = create(ANNE, "nutritionist").id();
        List.of("1", "2", "3").forEach(text -> consultations.append(id, Draft.assistant(text)));
        Page<StoredMessage> page = consultations.messages(id, 2, 0);
        assertThat(page.items()).extracting(StoredMessage::content).containsExactly("1", "2");
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.hasMore()).isTrue();
        assertThat(consultations.messages(id, 2, 2).hasMore()).isFalse();
        assertThat(consultations.messages(id, 2, 9).items()).isEmpty();
    }

    @Test
    void remove_ofAMessage_leavesTheOthers() {
        String id = create(ANNE, "nutritionist").id();
        StoredMessage message = consultations.append(id, Draft.assistant("1"));
        consultations.append(id, Draft.assistant("2"));
        consultations.remove(id, message.id());
        assertThat(consultations.messages(id))
                .extracting(StoredMessage::content)
                .containsExactly("2");
        assertRefused(404, "NOT_FOUND", () -> consultations.remove(id, message.id()));
    }

    @Test
    void list_filtered_isTheNewestFirst() {
        create(ANNE, "a");
        Consultation second = create(ANNE, "b");
        create(BERT, "a");
        assertThat(consultations.list(ANNE, each -> true, 20, 0).items())
                .extracting(each -> each.request().persona())
                .containsExactly("b", "a");
        consultations.complete(ANNE, second.id());
        assertThat(consultations.list(ANNE, Consultation::isActive, 20, 0).total())
                .isEqualTo(1);
    }

    @Test
    void complete_twice_isRefused() {
        String id = create(ANNE, "a").id();
        assertThat(consultations.complete(ANNE, id).times().completed()).isNotNull();
        assertRefused(400, "INVALID_STATUS", () -> consultations.complete(ANNE, id));
    }

    @Test
    void orphan_untilDeleted_isInTheWayButNotFound() {
        String id = consultations.addOrphan(ANNE, NewConsultation.with("a")).id();
        assertRefused(404, "NOT_FOUND", () -> consultations.get(ANNE, id));
        assertRefused(409, "CONSULTATION_EXISTS", () -> create(ANNE, "a"));
        consultations.delete(ANNE, id);
        assertThat(create(ANNE, "a").isActive()).isTrue();
        assertRefused(404, "NOT_FOUND", () -> consultations.delete(ANNE, id));
    }

    @Test
    void quickActions_filtered_areThoseOfThePersona() {
        assertThat(QuickAction.of(Optional.empty(), Optional.of("nutritionist")))
                .isNotEmpty()
                .allMatch(action -> action.persona().equals("nutritionist"));
    }

    private Consultation create(String user, String persona) {
        return consultations.create(user, NewConsultation.with(persona));
    }

    private static void assertRefused(int status, String code, ThrowingCallable action) {
        assertRefused(status, code, action, refusal -> {});
    }

    private static void assertRefused(
            int status, String code, ThrowingCallable action, Consumer<RefusedException> more) {
        assertThatThrownBy(action).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo(code);
            more.accept(refusal);
        });
    }
}
