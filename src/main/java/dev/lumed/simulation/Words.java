package dev.lumed.simulation;

import java.util.List;

/** What is said in a virtual world: nearly always something that was not said before. */
final class Words {
    private static final List<String> SAME = List.of("ok", "Yes.", "thanks");
    private static final List<String> PARTS = List.of(
            "Drink water before you eat, ",
            "walk a little every day, ",
            "sleep enough, ",
            "take **oats** and an apple, ",
            "rest on Sundays, ",
            "write down what helps, ",
            "and ask me again tomorrow, ",
            "```\nbreathe\n``` ",
            "lächle 🙂, ");
    private static final int MOST_PARTS = 6;

    private final Dice dice;
    private final Weather weather;
    private int said;

    Words(Dice dice, Weather weather) {
        this.dice = dice;
        this.weather = weather;
    }

    String message() {
        return weather.strikes(Fault.EQUAL_TEXTS) ? dice.pick(SAME) : "Question " + ++said + ": what now?";
    }

    String elsewhere() {
        return "Note " + ++said + " of another device";
    }

    String reply(String question) {
        if (weather.strikes(Fault.EQUAL_TEXTS)) {
            return "Good.";
        }
        StringBuilder text = new StringBuilder("Reply " + ++said + " to <" + question + ">: ");
        for (int i = dice.between(0, MOST_PARTS); i > 0; i--) {
            text.append(dice.pick(PARTS));
        }
        return text.append("that is all.").toString();
    }
}
