/**
 * The local API: routes, the event feed, the page, the guard (token, Host, Origin) and its problems (RFC 9457).
 *
 * <p>May import {@code api}, {@code meters}, {@code tls}, {@code settings}, the messages of {@code actor}, and the cores' values.
 */
@NullMarked
package dev.lumed.http;

import org.jspecify.annotations.NullMarked;
