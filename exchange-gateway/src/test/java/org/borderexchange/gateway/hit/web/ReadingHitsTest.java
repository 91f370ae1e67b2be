package org.borderexchange.gateway.hit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.loss;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.readable;
import static org.borderexchange.gateway.hit.HitExamples.referral;
import static org.borderexchange.gateway.hit.HitExamples.told;
import static org.borderexchange.gateway.hit.HitExamples.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitGrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingHitsTest {

    /** Ahead of whatever other tests hold. */
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @Test
    void aHitIsAnsweredAsTheInterfaceSays() {
        var pair = pair();
        hold(event(pair));

        var answer = gateway.get("analyst", "/api/v1/hits/" + pair.hit());

        assertThat(answer.status()).isEqualTo(200);
        var contact = "\"contact\":{\"authority\":\"SIPA Sarajevo\",\"phone\":\"+387 33 000 000\"}}";
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"" + pair.hit() + "\",\"detectedAt\":\"2026-11-22T12:00:00Z\",\"grade\":\"HIT\","
                        + "\"status\":\"CURRENT\",\"strength\":\"NORMALISED\",\"score\":0.97,"
                        + "\"matchedOn\":[{\"kind\":\"PLATE\",\"rule\":\"LOOK_ALIKE\",\"strength\":\"NORMALISED\","
                        + "\"score\":0.97,\"explanation\":\"equal when read as Latin\"}],"
                        + "\"alerts\":[{\"owner\":\"RS\",\"readable\":true,\"id\":\"" + pair.own()
                        + "\",\"workingGroup\":\"stolen-vehicles\",\"type\":\"STOLEN_VEHICLE\"," + contact
                        + ",{\"owner\":\"BA\",\"readable\":true,\"id\":\"" + pair.other()
                        + "\",\"workingGroup\":\"stolen-vehicles\",\"type\":\"STOLEN_VEHICLE\"," + contact
                        + "],\"verdicts\":[],\"version\":1}");
    }

    @Test
    void ofAReferralTheOtherSideIsOwnerAndContactAndNothingElse() {
        var pair = pair();
        hold(event(pair.hit(), 1, readable(pair.own()), referral(BA)));

        var other = gateway.get("analyst", "/api/v1/hits/" + pair.hit()).json().at("/alerts/1");

        assertThat(other)
                .hasToString("{\"owner\":\"BA\",\"readable\":false,"
                        + "\"contact\":{\"authority\":\"SIPA Sarajevo\",\"phone\":\"+387 33 000 000\"}}");
    }

    @Test
    void aVerdictOnAnotherBasisIsOutdated() {
        var pair = pair();
        hold(event(pair));
        gateway.hits.verdicts().applyNewer(List.of(verdict(pair.hit(), BA, 1, "theirs")));
        var changed = event(pair.hit(), 2, readable(pair.own()), readable(pair.other()));
        changed.getHit().setBasis("another");

        assertThat(gateway.get("analyst", "/api/v1/hits/" + pair.hit()).body()).doesNotContain("outdated");
        hold(changed);
        assertThat(gateway.get("analyst", "/api/v1/hits/" + pair.hit())
                        .json()
                        .at("/verdicts/0/outdated")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whatIsNotThereAndWhatIsLostLookTheSame() {
        var pair = pair();
        hold(event(pair));
        hold(loss(pair.hit(), 2));

        var lost = gateway.get("duty-officer", "/api/v1/hits/" + pair.hit());

        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.problem()).isEqualTo("not-found");
        assertThat(gateway.get("duty-officer", "/api/v1/hits/" + pair().hit()).body())
                .isEqualTo(lost.body());
        assertThat(gateway.get("duty-officer", "/api/v1/hits/H-1").body()).isEqualTo(lost.body());
    }

    @Test
    void theListIsReadPageByPageFromTheNewestOn() {
        var pairs = List.of(pair(), pair(), pair());
        for (int age = 0; age < pairs.size(); age++) {
            var lead = event(pairs.get(age));
            lead.getHit().setGrade(HitGrade.LEAD);
            lead.getHit().setDetectedAt(LATE.minus(Duration.ofMinutes(age)).toEpochMilli());
            hold(lead);
        }

        var first = gateway.get("analyst", "/api/v1/hits?grade=LEAD&status=CURRENT&limit=2");
        var next = first.json().get("next").stringValue();
        var second = gateway.get("analyst", "/api/v1/hits?grade=LEAD&status=CURRENT&limit=2&cursor=" + next);

        assertThat(first.json()
                        .get("items")
                        .valueStream()
                        .map(hit -> hit.get("id").stringValue()))
                .containsExactly(
                        pairs.get(0).hit().toString(), pairs.get(1).hit().toString());
        assertThat(second.json().at("/items/0/id").stringValue())
                .isEqualTo(pairs.get(2).hit().toString());
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade=FALSE", "status=OLD", "cursor=x", "limit=0", "limit=201", "limit=1&limit=2", "q=1"})
    void aQueryThatMeansNothingIsRefused(String query) {
        var answer = gateway.get("analyst", "/api/v1/hits?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactly("/" + query.substring(0, query.indexOf('=')));
    }

    private void hold(ExchangeEvent event) {
        gateway.hits.applyNewer(List.of(told(event)));
    }
}
