package dev.lumed.doctor;

/** There was no answer; the message says why, without quoting anything that was sent. */
final class UnheardException extends Exception {

    private static final long serialVersionUID = 1;

    private final String remedy;

    UnheardException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    /** Whether it was the certificate, or encryption at all. */
    boolean isTls() {
        return reason().startsWith("TLS");
    }
}
