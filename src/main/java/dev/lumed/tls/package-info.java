/**
 * The encryption of the local API, on both of its sides: the certificate that the daemon shows, from PEM files that may
 * change while it runs, and the trust of our own clients in it.
 *
 * <p>May import {@code settings}.
 */
@NullMarked
package dev.lumed.tls;

import org.jspecify.annotations.NullMarked;
