package dev.lumed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.dialect.Json;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.RefusedException;
import dev.lumed.demo.model.StoredMessage;
import java.util.Optional;

/** What clients say on their sockets, and what is done about it. */
final class SocketInbox {

    private static final String MESSAGE = "message";
    private static final String OLD_MESSAGE = "user_message";
    private static final String SOCKET = "socket";

    private final DemoState state;
    private final Replies replies;

    SocketInbox(DemoState state, Replies replies) {
        this.state = state;
        this.replies = replies;
    }

    /** Takes one text frame. */
    void receive(DemoSocket socket, String text) {
        if (socket.isSilent()) {
            return;
        }
        ObjectNode frame = Json.parseObject(text).orElseGet(Json::object);
        String type = frame.path("type").asText();
        if (type.equals("ping")) {
            state.log().arrived(CallKind.SOCKET_PING, socket.consultation());
            socket.send(state.frames().pong());
        } else if (isMessage(type)) {
            state.log().arrived(CallKind.SOCKET_MESSAGE, socket.consultation());
            message(socket, frame.path("content"));
        } else {
            state.log().arrived(CallKind.SOCKET_OTHER, socket.consultation());
            refuse(socket, "SERVER_ERROR", "Unknown frame");
        }
    }

    private void message(DemoSocket socket, JsonNode content) {
        Optional<FaultSwitch> error = state.faults().take(Fault.ERROR_FRAMES, socket.consultation());
        if (error.isPresent()) {
            refuse(socket, error.get().text(FaultParameter.CODE), "Not now");
            return;
        }
        try {
            take(socket, content.isTextual() ? content.asText() : "");
        } catch (RefusedException e) {
            refuse(socket, e.code(), e.reason());
        }
    }

    private void take(DemoSocket socket, String content) {
        String id = socket.consultation();
        if (MessageFaults.take(state.faults(), Fault.MESSAGE_FORGOTTEN, id, SOCKET)
                .isPresent()) {
            state.consultations().pretend(socket.userId(), id, content);
            acknowledge(socket);
            return;
        }
        StoredMessage message = state.consultations().send(socket.userId(), id, content);
        state.log().changed();
        Optional<FaultSwitch> lost = MessageFaults.take(state.faults(), Fault.ANSWER_LOST, id, SOCKET);
        if (lost.isEmpty()) {
            acknowledge(socket);
        } else {
            socket.end(lost.get().text(FaultParameter.HOW).equals("reset") ? Ending.RESET : Ending.MUTE);
        }
        replies.answer(message);
    }

    private void acknowledge(DemoSocket socket) {
        state.frames().received().ifPresent(socket::send);
    }

    private void refuse(DemoSocket socket, String code, String reason) {
        socket.send(state.frames().error(code, reason));
    }

    private boolean isMessage(String type) {
        String expected = state.dialect().word(Feature.CLIENT_FRAMES);
        return expected.equals("any") ? type.equals(MESSAGE) || type.equals(OLD_MESSAGE) : type.equals(expected);
    }
}
