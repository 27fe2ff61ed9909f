package dev.lumed.demo.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All consultations and their messages, with the rules of the documented service: one active consultation of a persona,
 * so many active ones of a user, messages only to an active one, times in whole seconds. Ids are lower case, and are
 * matched so.
 */
public final class Consultations {

    /** The longest message, in characters. */
    private static final int LONGEST = 5_000;

    /** The longest reply or message made elsewhere: the service limits these less. */
    private static final int LONGEST_ELSEWHERE = 1_000_000;

    private static final String NOT_FOUND = "NOT_FOUND";
    private static final String LIMIT = "DEMO_LIMIT";
    private static final String INVALID = "VALIDATION_ERROR";

    private final InstantSource clock;
    private final Limits limits;
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();

    public Consultations(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    public synchronized Consultation create(String userId, NewConsultation request) {
        if (request.persona().isBlank() || request.persona().length() > 100) {
            throw new RefusedException(400, INVALID, "persona must have 1 to 100 characters");
        }
        List<Shelf> active = shelves.values().stream()
                .filter(shelf -> shelf.consultation().userId().equals(userId))
                .filter(shelf -> shelf.consultation().isActive())
                .toList();
        active.stream()
                .filter(shelf -> shelf.consultation().request().persona().equals(request.persona()))
                .findFirst()
                .ifPresent(Consultations::refuseSecond);
        if (active.size() >= limits.active()) {
            throw new RefusedException(
                    429, "TOO_MANY_CONSULTATIONS", "At most " + limits.active() + " consultations may be active");
        }
        if (shelves.size() >= limits.consultations()) {
            throw new RefusedException(
                    400, LIMIT, "The demo backend keeps at most " + limits.consultations() + " consultations");
        }
        return add(userId, request);
    }

    private Consultation add(String userId, NewConsultation request) {
        Instant now = now();
        Consultation created = new Consultation(
                UUID.randomUUID().toString(),
                userId,
                request,
                ConsultationStatus.ACTIVE,
                new Consultation.Times(now, null, null, now),
                0);
        shelves.put(created.id(), new Shelf(created));
        return created;
    }

    /** A consultation that stands in the way of a new one of its persona, but cannot be found. */
    public synchronized Consultation addOrphan(String userId, NewConsultation request) {
        Consultation created = add(userId, request);
        orphan(created.id());
        return created;
    }

    public synchronized void orphan(String id) {
        shelf(id).orphan();
    }

    /** The newest first. */
    public synchronized Page<Consultation> list(String userId, Predicate<Consultation> filter, int limit, int offset) {
        List<Consultation> found = new ArrayList<>(shelves.values().stream()
                .filter(shelf -> !shelf.isOrphan())
                .map(Shelf::consultation)
                .filter(consultation -> consultation.userId().equals(userId))
                .filter(filter)
                .toList());
        Collections.reverse(found);
        return Page.cut(found, limit, offset);
    }

    /** The consultation, refused with 404 when there is none and with 403 when it is another user's. */
    public synchronized Consultation get(String userId, String id) {
        Shelf shelf = shelf(id);
        if (shelf.isOrphan()) {
            throw notFound();
        }
        if (!shelf.consultation().userId().equals(userId)) {
            throw new RefusedException(403, "FORBIDDEN", "This consultation is not yours");
        }
        return shelf.consultation();
    }

    public synchronized Optional<Consultation> find(String id) {
        return Optional.ofNullable(shelves.get(id)).map(Shelf::consultation);
    }

    public synchronized List<Consultation> all() {
        return shelves.values().stream().map(Shelf::consultation).toList();
    }

    public synchronized void delete(String userId, String id) {
        if (!shelf(id).isOrphan()) {
            get(userId, id);
        }
        shelves.remove(id);
    }

    public synchronized Consultation complete(String userId, String id) {
        Consultation consultation = get(userId, id);
        if (!consultation.isActive()) {
            throw new RefusedException(
                    400,
                    "INVALID_STATUS",
                    "A consultation that is " + consultation.status().word() + " cannot be completed");
        }
        return become(consultation, ConsultationStatus.COMPLETED);
    }

    public synchronized Consultation archive(String userId, String id) {
        return become(get(userId, id), ConsultationStatus.ARCHIVED);
    }

    private Consultation become(Consultation consultation, ConsultationStatus status) {
        Consultation changed = consultation.withStatus(status, now());
        shelf(consultation.id()).become(changed);
        return changed;
    }

    /** The messages of a consultation, oldest first. */
    public synchronized Page<StoredMessage> messages(String id, int limit, int offset) {
        return Page.cut(shelf(id).messages(), limit, offset);
    }

    public synchronized List<StoredMessage> messages(String id) {
        return List.copyOf(shelf(id).messages());
    }

    /** How many messages of users came before, counted from 0: the turn that the next reply belongs to. */
    public synchronized int turn(String id) {
        return Math.max(0, shelf(id).userMessages() - 1);
    }

    /** Stores what a user sends, if the consultation takes it. */
    public synchronized StoredMessage send(String userId, String id, String content) {
        checkSend(userId, id, content);
        return append(id, UUID.randomUUID().toString(), Draft.user(content));
    }

    /** Says whether a message would be taken, and what would become of it, but keeps nothing. */
    public synchronized StoredMessage pretend(String userId, String id, String content) {
        checkSend(userId, id, content);
        return new StoredMessage(UUID.randomUUID().toString(), id, Draft.user(content), now());
    }

    private void checkSend(String userId, String id, String content) {
        if (!get(userId, id).isActive()) {
            throw new RefusedException(403, "CONSULTATION_NOT_ACTIVE", "This consultation is not active");
        }
        int length = content.codePointCount(0, content.length());
        if (length < 1 || length > LONGEST) {
            throw new RefusedException(400, INVALID, "content must have 1 to " + LONGEST + " characters");
        }
    }

    /** Stores a message that nobody sent through the API: a greeting, a reply, one made elsewhere. */
    public synchronized StoredMessage append(String id, Draft draft) {
        return append(id, UUID.randomUUID().toString(), draft);
    }

    public synchronized StoredMessage append(String id, String messageId, Draft draft) {
        Shelf shelf = shelf(id);
        if (shelf.messages().size() >= limits.messages()) {
            throw new RefusedException(
                    400, LIMIT, "The demo backend keeps at most " + limits.messages() + " messages a consultation");
        }
        if (draft.content().length() > LONGEST_ELSEWHERE) {
            throw new RefusedException(400, LIMIT, "content must have at most " + LONGEST_ELSEWHERE + " characters");
        }
        StoredMessage message = new StoredMessage(messageId, id, draft, now());
        shelf.add(message);
        return message;
    }

    /** Removes a message, as another device may. */
    public synchronized void remove(String id, String messageId) {
        if (!shelf(id).remove(messageId)) {
            throw new RefusedException(404, NOT_FOUND, "No such message");
        }
    }

    private Shelf shelf(String id) {
        return Optional.ofNullable(shelves.get(id)).orElseThrow(Consultations::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static RefusedException notFound() {
        return new RefusedException(404, NOT_FOUND, "Consultation not found");
    }

    private static void refuseSecond(Shelf present) {
        Consultation existing = present.consultation();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("existing_consultation_id", existing.id());
        details.put("persona", existing.request().persona());
        details.put("status", existing.status().word());
        String goal = existing.request().goalId();
        if (goal != null) {
            details.put("goal_id", goal);
        }
        details.put("can_continue", true);
        throw new RefusedException(
                409, "CONSULTATION_EXISTS", "An active consultation with this persona exists", details);
    }
}
