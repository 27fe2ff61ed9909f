package dev.lumed.demo;

import dev.lumed.demo.fault.CallKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call is about, read from its method and its path. */
record Target(CallKind kind, @Nullable String consultation) {

    private static final List<String> ROOT = List.of("api", "v1");

    static Target of(String method, List<String> path) {
        if (path.size() < 3 || !path.subList(0, 2).equals(ROOT)) {
            return new Target(CallKind.OTHER, null);
        }
        String second = path.size() > 3 ? path.get(3) : "";
        String third = path.size() > 4 ? path.get(4) : "";
        return switch (path.get(2) + "/" + path.size()) {
            case "auth/4" -> new Target(auth(method, second), null);
            case "consultations/3" -> new Target(collection(method), null);
            case "consultations/4" -> second.equals("quick-actions")
                    ? new Target(get(method, CallKind.QUICK_ACTIONS), null)
                    : new Target(single(method), second);
            case "consultations/5" -> new Target(part(method, third), second);
            default -> new Target(CallKind.OTHER, null);
        };
    }

    private static CallKind auth(String method, String word) {
        return switch (method + " " + word) {
            case "POST login" -> CallKind.LOGIN;
            case "POST refresh" -> CallKind.REFRESH;
            case "POST logout" -> CallKind.LOGOUT;
            default -> CallKind.OTHER;
        };
    }

    private static CallKind collection(String method) {
        return switch (method) {
            case "GET" -> CallKind.LIST_CONSULTATIONS;
            case "POST" -> CallKind.CREATE;
            default -> CallKind.OTHER;
        };
    }

    private static CallKind single(String method) {
        return switch (method) {
            case "GET" -> CallKind.GET_CONSULTATION;
            case "DELETE" -> CallKind.DELETE;
            case "PUT", "PATCH" -> CallKind.ARCHIVE;
            default -> CallKind.OTHER;
        };
    }

    private static CallKind part(String method, String word) {
        return switch (method + " " + word) {
            case "POST complete" -> CallKind.COMPLETE;
            case "GET messages" -> CallKind.LIST_MESSAGES;
            case "POST messages" -> CallKind.POST_MESSAGE;
            case "GET ws" -> CallKind.UPGRADE;
            default -> CallKind.OTHER;
        };
    }

    private static CallKind get(String method, CallKind kind) {
        return method.equals("GET") ? kind : CallKind.OTHER;
    }
}
