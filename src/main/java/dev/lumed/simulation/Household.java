package dev.lumed.simulation;

import java.time.Duration;
import java.util.List;

/** One conversation with all who have to do with it: a person with lumed, other devices, and the backend's side of it. */
public final class Household {
    private static final double OFTEN = 0.08;
    private static final List<String> ROLES = List.of("user", "user", "assistant", "system", "function");

    private final Dice dice;
    private final Weather weather;
    private final SimulatedServer server;
    private final ServerConversation there;
    private final Person person;

    Household(Agenda agenda, Dice dice, Cloud cloud, ServerConversation there, Client client) {
        this.dice = dice;
        this.weather = cloud.weather();
        this.server = cloud.server();
        this.there = there;
        this.person = new Person(agenda, dice.fork(), weather, new Words(dice.fork(), weather), client);
    }

    /** Around a conversation that the cloud has made. */
    public static Household around(String conversation, Agenda agenda, Dice dice, Cloud cloud, Client client) {
        return new Household(agenda, dice, cloud, cloud.found(conversation), client);
    }

    /** Does what is done in a second; most often that is nothing. */
    public void live() {
        if (dice.chance(OFTEN)) {
            person.act();
        }
        if (weather.strikes(Fault.OTHER_DEVICE)) {
            there.writeElsewhere(dice.pick(ROLES), server.words().elsewhere());
        }
        if (weather.strikes(Fault.LIST_SHIFTED)) {
            there.writeBetween(server.words().elsewhere());
        }
        if (weather.strikes(Fault.LIST_SHRUNK)) {
            there.shrink();
        }
    }

    /** lumed was put back to what it was at that time. */
    void lostSince(Duration then) {
        person.lostSince(then, there::hasHeard);
    }

    /** What is wrong with what lumed shows, once nothing goes wrong any more. */
    public List<String> complaints(Account account) {
        return Judge.complaints(account, there, person);
    }
}
