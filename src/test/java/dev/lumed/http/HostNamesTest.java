package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.settings.ApiSettings;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.headers.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNamesTest {
    private static final int PORT = 7420;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "::1"})
    void loopback_isAlwaysOurs(String host) {
        assertThat(names("127.0.0.1").include(Host.create(host, PORT))).isTrue();
        assertThat(names("lumed.example").include(Host.create(host, PORT))).isTrue();
    }

    @Test
    void host_configured_isOursToo() {
        assertThat(names("Lumed.example").include(Host.create("lumed.example", PORT)))
                .isTrue();
        assertThat(names("[::1]").include(Host.create("::1", PORT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "192.0.2.7", "0.0.0.0", "localhost.evil.example"})
    void host_another_isNotOurs(String host) {
        assertThat(names("127.0.0.1").include(Host.create(host, PORT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
    void everyAddress_listenedOn_isOurs_butNoName(String everywhere) {
        HostNames names = names(everywhere);
        assertThat(names.include(Host.create("192.0.2.7", PORT))).isTrue();
        assertThat(names.include(Host.create("2001:db8::7", PORT))).isTrue();
        assertThat(names.include(Host.create("evil.example", PORT))).isFalse();
        assertThat(names.include(Host.create("192.0.2.7", PORT + 1))).isFalse();
    }

    @Test
    void port_notKnownYet_isNobodys() {
        HostNames names = names("127.0.0.1", 0);
        assertThat(names.include(Host.create("127.0.0.1"))).isFalse();
        names.boundTo(80);
        assertThat(names.include(Host.create("127.0.0.1"))).isTrue();
    }

    private static HostNames names(String configured) {
        return names(configured, PORT);
    }

    private static HostNames names(String configured, int port) {
        return new HostNames(
                new ApiSettings(configured, port, Optional.empty(), true, false, Optional.empty()), Optional.empty());
    }
}
