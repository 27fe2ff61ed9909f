package dev.lumed.doctor;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.ConsultationPage;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.WireException;
import dev.lumed.wire.WireMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lists of conversations and of messages: whether they page, and whether each message has an id of its own. */
final class ListCheck {

    private static final String PAGING = "paging";
    private static final String IDS = "ids";
    private static final String READ = "/consultations?limit=100&offset=0";
    private static final String TRY_AGAIN = "try again; if it stays, tell who runs the backend";

    private final BackendClient client;
    private final String token;

    ListCheck(BackendClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** The conversation with most to look at, an active one if there is any. */
    Optional<Consultation> subject() throws UnheardException, WireException {
        ConsultationPage page =
                AnswerCodec.decodeConsultations(client.get(READ, token).body());
        return page.consultations().stream()
                .max(Comparator.comparing((Consultation each) -> each.status().equals("active"))
                        .thenComparing(Consultation::messageCount));
    }

    List<Finding> examine(Consultation consultation) throws UnheardException {
        List<Finding> findings = new ArrayList<>();
        String path = "/consultations/" + consultation.id() + "/messages";
        Heard first = client.get(path + "?limit=1&offset=0", token);
        Heard second = client.get(path + "?limit=1&offset=1", token);
        Heard all = client.get(path + "?limit=100&offset=0", token);
        try {
            findings.add(paging(messages(first), messages(second), messages(all)));
            findings.add(ids(messages(all)));
        } catch (WireException e) {
            findings.add(Finding.problem(PAGING, "the list of messages cannot be read", TRY_AGAIN));
        }
        return findings;
    }

    private static List<WireMessage> messages(Heard heard) throws WireException {
        if (!heard.succeeded()) {
            throw new WireException("status " + heard.status());
        }
        MessagePage page = AnswerCodec.decodeMessages(heard.body());
        return page.messages();
    }

    static Finding paging(List<WireMessage> first, List<WireMessage> second, List<WireMessage> all) {
        if (all.size() < 2) {
            return Finding.ok(PAGING, "cannot be told: there is no conversation of two messages or more");
        }
        if (first.size() > 1) {
            return Finding.warning(
                    PAGING,
                    "the list of messages ignores limit and offset: each reading is one of the whole list",
                    "nothing has to be done, lumed copes; a newer backend is quicker with long conversations");
        }
        boolean moves = first.size() == 1 && second.size() == 1 && !id(first).equals(id(second));
        return moves
                ? Finding.ok(PAGING, "the list of messages pages")
                : Finding.warning(
                        PAGING,
                        "the second page of the list of messages is not what comes after the first",
                        "nothing has to be done, lumed reads such a list as a whole; tell who runs the backend");
    }

    private static String id(List<WireMessage> page) {
        return page.get(0).id();
    }

    static Finding ids(List<WireMessage> all) {
        long different = all.stream().map(WireMessage::id).distinct().count();
        String untried = "; whether the answer to a send has one is not tried, since nothing is sent";
        return different == all.size()
                ? Finding.ok(IDS, "each message of the list has an id" + untried)
                : Finding.warning(
                        IDS,
                        "messages of the list share an id",
                        "tell who runs the backend: such messages are shown once");
    }
}
