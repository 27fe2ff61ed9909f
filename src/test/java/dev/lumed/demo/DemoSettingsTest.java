package dev.lumed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DemoSettingsTest {

    @Test
    void defaults_ofTheReference_areTheStandard() {
        assertThat(DemoSettings.fromConfig(ConfigFactory.defaultReference())).isEqualTo(DemoSettings.standard());
        assertThat(DemoSettings.fromConfig(ConfigFactory.empty())).isEqualTo(DemoSettings.standard());
    }

    @Test
    void mappings_all_areRead() {
        DemoSettings settings = read(
                """
                host = "::1", port = 0, think-time = 1s, piece-interval = 5ms
                access { api-key = k, email = e, password = p, access-token = a, refresh-token = r, life-time = 2m }
                dialect { preset = oldest, acknowledgement = sent }
                faults { upgrade-status { status = 404, times = 2 }, no-reply {} }
                limits { active = 1, consultations = 2, messages = 3, sockets = 4 }
                tls { keystore = "store.p12", password = t }
                """);
        assertThat(settings.host()).isEqualTo("::1");
        assertThat(settings.port()).isZero();
        assertThat(settings.manners().pace()).isEqualTo(new Pace(Duration.ofSeconds(1), Duration.ofMillis(5)));
        assertThat(settings.manners().dialect()).isEqualTo(Dialect.oldest().with(Feature.ACKNOWLEDGEMENT, "sent"));
        assertThat(settings.manners().faults())
                .containsExactlyInAnyOrder(
                        FaultSwitch.of(Fault.UPGRADE_STATUS)
                                .with(FaultParameter.STATUS, 404)
                                .times(2),
                        FaultSwitch.of(Fault.NO_REPLY));
        assertThat(settings.access().apiKey()).isEqualTo("k");
        assertThat(settings.access().first().email()).isEqualTo("e");
        assertThat(settings.access().first().password()).isEqualTo("p");
        assertThat(settings.access().tokens().access()).isEqualTo("a");
        assertThat(settings.access().tokens().refresh()).isEqualTo("r");
        assertThat(settings.access().lifeTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.limits()).isEqualTo(new dev.lumed.demo.model.Limits(1, 2, 3, 4));
        assertThat(settings.tls()).isEqualTo(new DemoTls(Path.of("store.p12"), "t"));
    }

    @Test
    void problems_all_areSaidAtOnce() {
        assertThatThrownBy(
                        () -> read(
                                """
                        port = 70000, think-time = 2h, speed = 3, dialect = oldest
                        access { token = x }
                        faults { half-shut {}, rest-status { status = 1 } }
                        limits { active = none }
                        """))
                .isInstanceOfSatisfying(DemoSettingsException.class, e -> assertThat(e.problems())
                        .map(DemoSettingsException.Problem::toString)
                        .containsExactlyInAnyOrder(
                                "lumed.demo.speed: found an unknown key, allowed is one of access, dialect, faults, host,"
                                        + " limits, piece-interval, port, think-time, tls",
                                "lumed.demo.port: found \"70000\", allowed is a whole number from 0 to 65535",
                                "lumed.demo.think-time: found \"7200000ms\", allowed is 0ms to 1m",
                                "lumed.demo.dialect: found oldest, allowed is an object { ... }",
                                "lumed.demo.access.token: found an unknown key, allowed is one of access-token, api-key, email,"
                                        + " life-time, password, refresh-token",
                                problemOf("half-shut"),
                                "lumed.demo.faults.rest-status.status: found \"1\", allowed is a whole number from 200"
                                        + " to 599",
                                "lumed.demo.limits.active: found \"none\", allowed is a whole number from 1 to"
                                        + " 10000000"));
    }

    @Test
    void secrets_printed_areMasked() {
        assertThat(DemoSettings.standard().toString()).doesNotContain("demo-api-key", "demo-password", "-token");
    }

    private static String problemOf(String fault) {
        return "lumed.demo.faults." + fault + ".fault: found \"" + fault + "\", allowed is one of "
                + dev.lumed.demo.fault.Keys.all(Fault.class);
    }

    private static DemoSettings read(String demo) {
        return DemoSettings.fromConfig(ConfigFactory.parseString("lumed.demo {\n" + demo + "\n}"));
    }
}
