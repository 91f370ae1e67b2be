package org.borderexchange.gateway.hit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.told;
import static org.borderexchange.gateway.hit.HitExamples.verdict;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgingHitsTest {

    private final GatewayOverHttp gateway = GatewayOverHttp.started();
    private final HitId hit = held();

    @Test
    void aVerdictIsAnsweredWithTheHitAsItIsNow() {
        var answer = judge("CONFIRMED", "the same chassis number");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("verdicts"))
                .hasToString("[{\"country\":\"RS\",\"verdict\":\"CONFIRMED\","
                        + "\"reason\":\"the same chassis number\",\"at\":\"2026-11-22T12:00:00Z\"}]");
        assertThat(answer.json().get("version").intValue()).isEqualTo(2);
        assertThat(gateway.get("analyst", path()).json()).isEqualTo(answer.json());
        assertThat(gateway.hits.told.get(EventKey.parse(hit + "/RS").orElseThrow()))
                .containsExactly(TopicName.inbox(BA), TopicName.inbox(RS));
    }

    @Test
    void aVerdictMayBeAmended() {
        judge("CONFIRMED", "the same chassis number");

        var answer = judge("REJECTED", "the chassis number was forged");

        assertThat(answer.json().at("/verdicts")).hasSize(1);
        assertThat(answer.json().at("/verdicts/0/verdict").stringValue()).isEqualTo("REJECTED");
        assertThat(answer.json().get("version").intValue()).isEqualTo(3);
    }

    @Test
    void theSameVerdictAgainChangesNothing() {
        var first = judge("CONFIRMED", "the same chassis number");
        double counted = counted();

        var again = judge("CONFIRMED", "the same chassis number");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(counted()).isEqualTo(counted);
    }

    @Test
    void verdictsAreCounted() {
        double before = counted();

        judge("CONFIRMED", "the same chassis number");

        assertThat(counted()).isEqualTo(before + 1);
    }

    @Test
    void theOthersVerdictStaysBesideTheOwn() {
        gateway.hits.verdicts().applyNewer(List.of(verdict(hit, BA, 1, "theirs")));

        var answer = judge("CONFIRMED", "ours");

        assertThat(answer.json().at("/verdicts").findValuesAsString("country")).containsExactly("RS", "BA");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var answer = gateway.post(
                "duty-officer",
                path() + "/verdict",
                "{\"verdict\":\"PERHAPS\",\"reason\":\"%s\",\"country\":\"BA\"}".formatted("x".repeat(1_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/verdict", "/reason", "/country");
        assertThat(answer.body()).doesNotContain("PERHAPS", "xxx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/verdict /reason",
                "{\"verdict\":\"CONFIRMED\"}|/reason",
                "{\"verdict\":\"CONFIRMED\",\"reason\":\" \"}|/reason",
                "{\"verdict\":\"CONFIRMED\",\"reason\":5}|/reason"
            })
    void whatIsMissingOrWrongIsPointedAt(String body, String pointers) {
        var answer = gateway.post("duty-officer", path() + "/verdict", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void whatIsNoObjectOrNoJsonIsRefused() {
        assertThat(gateway.post("duty-officer", path() + "/verdict", "null").problem())
                .isEqualTo("invalid-request");
        assertThat(gateway.post("duty-officer", path() + "/verdict", "{").problem())
                .isEqualTo("malformed-json");
        assertThat(gateway.post("duty-officer", path() + "/verdict", "\"" + "x".repeat(20_000) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aHitThatIsNotHereCannotBeJudged() {
        var body = "{\"verdict\":\"CONFIRMED\",\"reason\":\"seen\"}";

        var absent = gateway.post("duty-officer", "/api/v1/hits/" + pair().hit() + "/verdict", body);

        assertThat(absent.status()).isEqualTo(404);
        assertThat(gateway.post("duty-officer", "/api/v1/hits/none/verdict", body)
                        .body())
                .isEqualTo(absent.body());
    }

    @Test
    void whileTheStoreIsAwayNothingIsAcknowledged() {
        gateway.hits.setUnavailable(true);
        try {
            var answer = judge("CONFIRMED", "seen");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            gateway.hits.setUnavailable(false);
        }
    }

    private Answer judge(String verdict, String reason) {
        return gateway.post(
                "duty-officer",
                path() + "/verdict",
                "{\"verdict\":\"%s\",\"reason\":\"%s\"}".formatted(verdict, reason));
    }

    private String path() {
        return "/api/v1/hits/" + hit;
    }

    private double counted() {
        return gateway.get("operator", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("exchange_verdicts_total{") && line.contains("verdict=\"CONFIRMED\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private HitId held() {
        var told = told(event(pair()));
        gateway.hits.applyNewer(List.of(told));
        return told.id();
    }
}
