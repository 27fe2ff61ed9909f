package dev.lumed.backend;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.ConsultationPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads the list of all consultations page by page, until a page brings nothing new: so one that shifts meanwhile
 * doubles nothing, and a server that ignores paging is asked twice.
 */
final class ConsultationList {
    private static final int PAGE = 100;
    private static final int MOST = 10_000;

    private final Caller caller;
    private final Map<String, Consultation> found = new LinkedHashMap<>();

    ConsultationList(Caller caller) {
        this.caller = caller;
    }

    CompletionStage<Answer<List<Consultation>>> readAll() {
        String path = "/consultations?limit=" + PAGE + "&offset=" + found.size();
        return caller.perform(Call.get(path, AnswerCodec::decodeConsultations)).thenCompose(answer -> {
            if (answer instanceof Answer.Success<ConsultationPage> success) {
                return add(success.value()) ? readAll() : CompletableFuture.completedFuture(all());
            }
            return CompletableFuture.completedFuture(Answers.passOn(answer));
        });
    }

    /** Whether there may be more. */
    private boolean add(ConsultationPage page) {
        int before = found.size();
        page.consultations().forEach(consultation -> found.put(consultation.id(), consultation));
        boolean all = page.total() == null ? page.consultations().size() < PAGE : page.total() <= found.size();
        return found.size() > before && !all && found.size() < MOST;
    }

    private Answer<List<Consultation>> all() {
        return new Answer.Success<>(List.copyOf(found.values()));
    }
}
