package dev.lumed.wire;

/** What the code in a {@link ServerFrame.Failure} is called. */
public enum CodeName {
    CODE("code"),
    ERROR_CODE("error_code");

    private final String field;

    CodeName(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
