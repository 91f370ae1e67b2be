package org.borderexchange.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.acl.AclOperation;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessPlanTest {

    private static final Instant WHILE_A_MEMBER = Instant.parse("2026-06-30T23:59:59Z");
    private static final Instant AFTER_IT_LEFT = Instant.parse("2026-07-01T00:00:00Z");
    private static final String DRUGS = "exchange.group.drugs.v1";

    @TempDir
    Path folder;

    @BeforeEach
    void montenegroLeavesAGroupAtTheEndOfJune() throws IOException {
        Files.writeString(folder.resolve("members.yaml"), """
                members:
                  - {country: RS, name: Serbia, from: 2026-01-01}
                  - {country: ME, name: Montenegro, from: 2026-01-01}
                """);
        Files.writeString(folder.resolve("groups.yaml"), """
                groups:
                  - id: drugs
                    name: Narcotics
                    contentTypes: [SMUGGLING]
                    members: [{country: RS, from: 2026-01-01}, {country: ME, from: 2026-01-01, until: 2026-07-01}]
                """);
    }

    @Test
    void countryThatLeavesAGroupLosesItsTopic() {
        assertThat(mayTouch("gateway-me", DRUGS, WHILE_A_MEMBER)).isTrue();
        assertThat(mayTouch("gateway-me", DRUGS, AFTER_IT_LEFT)).isFalse();
        assertThat(mayTouch("gateway-rs", DRUGS, AFTER_IT_LEFT)).isTrue();
    }

    @Test
    void topicStaysWhoeverLeaves() {
        assertThat(planAt(AFTER_IT_LEFT).topics())
                .containsOnlyKeys(
                        DRUGS,
                        "exchange.inbox.rs.v1",
                        "exchange.inbox.me.v1",
                        "exchange.hub.rs.v1",
                        "exchange.hub.me.v1",
                        "exchange.journal.cases.v1",
                        "exchange.dead.gateway-rs.v1",
                        "exchange.dead.gateway-me.v1",
                        "exchange.journal.cases.v1",
                        "exchange.dead.case-service.v1",
                        "exchange.dead.notification-service.v1",
                        "exchange-hub-matching-replay");
    }

    @Test
    void notificationServiceMayReadWhatIsToldAndWriteForTheHubAloneAndToItsOwnDeadLetters() {
        var written = planAt(WHILE_A_MEMBER).grants().stream()
                .filter(grant -> grant.entry().principal().equals("User:notification")
                        && grant.entry().operation() == AclOperation.WRITE)
                .map(grant -> grant.pattern().name());
        assertThat(written)
                .containsExactlyInAnyOrder(
                        "exchange.hub.rs.v1", "exchange.hub.me.v1", "exchange.dead.notification-service.v1");
        assertThat(mayTouch("notification", DRUGS, AFTER_IT_LEFT)).isTrue();
        assertThat(mayTouch("notification", "exchange.journal.cases.v1", WHILE_A_MEMBER))
                .isFalse();
    }

    private boolean mayTouch(String principal, String topic, Instant moment) {
        return planAt(moment).grants().stream()
                .anyMatch(grant -> grant.entry().principal().equals("User:" + principal)
                        && grant.pattern().name().equals(topic));
    }

    private AccessPlan planAt(Instant moment) {
        return AccessPlan.of(ExchangeDirectory.read(folder), moment);
    }
}
