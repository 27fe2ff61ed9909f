package dev.lumed.demo.model;

import java.util.Map;

/** The backend does not do what it was asked; this is the status, the code and the details it answers with. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details;

    public RefusedException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    public RefusedException(int status, String code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
