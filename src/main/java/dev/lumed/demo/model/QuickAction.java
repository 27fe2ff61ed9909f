package dev.lumed.demo.model;

import java.util.List;
import java.util.Optional;

/** A question that is one tap away. */
public record QuickAction(String id, String title, String prompt, String icon, String contextType, String persona) {

    private static final List<QuickAction> ALL = List.of(
            new QuickAction(
                    "plan-my-meals",
                    "Plan my meals",
                    "Please plan my meals for the next three days.",
                    "fork.knife",
                    "general",
                    "nutritionist"),
            new QuickAction(
                    "more-protein",
                    "More protein",
                    "How do I get more protein without meat?",
                    "leaf",
                    "goal",
                    "nutritionist"),
            new QuickAction(
                    "ten-minutes",
                    "Ten minutes",
                    "Give me a session of ten minutes without equipment.",
                    "figure.run",
                    "general",
                    "fitness_coach"),
            new QuickAction(
                    "first-5k",
                    "My first 5 km",
                    "How do I begin to run five kilometres?",
                    "flag",
                    "goal",
                    "fitness_coach"),
            new QuickAction(
                    "sleep-better",
                    "Sleep better",
                    "I wake up at night. What can I do?",
                    "moon",
                    "insight",
                    "wellness_specialist"),
            new QuickAction(
                    "calm-down",
                    "Calm down",
                    "I am stressed, help me to calm down.",
                    "wind",
                    "mood",
                    "wellness_specialist"),
            new QuickAction(
                    "where-to-start",
                    "Where to start",
                    "I want to feel better. Where do I start?",
                    "sparkles",
                    "general",
                    "general_wellness"));

    /** Those of a context and a persona, each of which may be left open. */
    public static List<QuickAction> of(Optional<String> contextType, Optional<String> persona) {
        return ALL.stream()
                .filter(action -> contextType.map(action.contextType::equals).orElse(true))
                .filter(action -> persona.map(action.persona::equals).orElse(true))
                .toList();
    }
}
