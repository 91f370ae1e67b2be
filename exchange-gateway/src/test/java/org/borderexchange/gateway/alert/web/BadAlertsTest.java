package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.example;
import static org.borderexchange.gateway.GatewayOverHttp.json;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.gateway.GatewayOverHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class BadAlertsTest {

    private static final String ALERTS = "/api/v1/alerts";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"workingGroup\":}",
                "{'workingGroup':'drugs'}",
                "{\"a\":1}{\"b\":2}",
                "{\"offence\":\"a\",\"offence\":\"b\"}",
                "\u0000",
                "{\"offence\":NaN}"
            })
    void malformedJsonIsSaidToBeMalformed(String body) {
        var answer = gateway.issue(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-json");
        assertThat(answer.pointers()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "5", "true"})
    void jsonThatIsNoObjectIsNoAlert(String body) {
        var answer = gateway.issue(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-alert");
        assertThat(answer.pointers()).contains("");
    }

    @Test
    void endlessNestingAndEndlessNumbersAreRefusedWithoutBeingRead() {
        assertThat(gateway.issue("[".repeat(100_000)).problem()).isEqualTo("malformed-json");
        assertThat(gateway.issue("{\"offence\":" + "9".repeat(10_000) + "}").problem())
                .isEqualTo("malformed-json");
    }

    @Test
    void anAmountOfABillionDigitsIsRefused() {
        var alert = example("smuggling").toString().replace("12000", "1e2147483647");

        assertThat(gateway.issue(alert).pointers()).containsExactly("/content/quantity/amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "version", "status", "owner", "issuedAt", "publication", "vinCheckDigitValid", "x~y/z"})
    void unknownFieldsAreRefusedAlsoThoseThatAnswersCarry(String name) {
        var answer = gateway.issue(example("stolen-vehicle", alert -> alert.put(name, "secret")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-alert");
        assertThat(answer.pointers())
                .containsExactly("/" + name.replace("~", "~0").replace("/", "~1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/offence                     | 5",
                "/legalBasis                  | {}",
                "/workingGroup                | [`drugs`]",
                "/workingGroup                | `Stolen Vehicles`",
                "/audience                    | `BA`",
                "/audience/countries          | `BA`",
                "/audience/countries/0        | `Bosnia`",
                "/audience/everybody          | true",
                "/evaluation/information      | 1",
                "/evaluation/information      | `5`",
                "/evaluation/source           | `D`",
                "/actionToTake                | `SHOOT`",
                "/actionToTake                | `UNRECOGNISED`",
                "/validUntil                  | `tomorrow`",
                "/validUntil                  | `2036-11-22`",
                "/validUntil                  | `2027-02-30T00:00:00Z`",
                "/validUntil                  | 1795348800",
                "/externalReferences          | {}",
                "/externalReferences/0        | null",
                "/externalReferences/0        | `SIENA`",
                "/content                     | `car`",
                "/content/type                | `UFO`",
                "/content/type                | null",
                "/content/modelYear           | `2011`",
                "/content/modelYear           | 2011.5",
                "/content/modelYear           | 99999999999",
                "/content/theft/keysPresent   | `false`",
                "/content/theft/place/latitude| `44.79`",
                "/content/theft/place/latitude| 1e400",
                "/content/make                | `a\\u0007b`"
            })
    void aWrongTypeOrFormIsPointedAt(String pointer, String value) {
        var alert = set(example("stolen-vehicle"), pointer, value.replace('`', '"'));

        var answer = gateway.issue(alert);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @Test
    void halfACharacterIsNoText() {
        var alert = example("stolen-vehicle").toString().replace("Volkswagen", "\\ud800");

        assertThat(gateway.issue(alert).pointers()).containsExactly("/content/make");
    }

    @Test
    void everyMissingFieldIsNamed() {
        assertThat(gateway.issue("{}").pointers())
                .containsExactlyInAnyOrder(
                        "/workingGroup",
                        "/handling",
                        "/evaluation",
                        "/legalBasis",
                        "/actionToTake",
                        "/contact",
                        "/content");
    }

    @Test
    void twentyFaultsOfEveryKindAreReportedAtOnce() {
        var alert = json("""
                {"nationalReference": "", "workingGroup": "firearms", "audience": {"countries": ["ME", "Q"]},
                 "handling": {"code": "H3"}, "evaluation": {"source": "Z", "information": 1},
                 "urgency": {"level": "URGENT"}, "offence": 7, "actionToTake": "SEIZE",
                 "validUntil": "2020-01-01T00:00:00Z", "externalReferences": [{"system": "SIENA"}, null],
                 "contact": {"phone": "call me", "fax": "1"}, "unknown": true,
                 "content": {"vin": "WVGAV7AX9BW54985O", "plate": {"number": "BG*1234*ЋД*TOO*LONG"}, "modelYear": 1492,
                   "theft": {"from": "2026-11-21T00:00:00Z", "to": "2026-11-20T00:00:00Z", "place": {"latitude": 91}},
                   "components": [{"number": "?"}], "wheels": 4, "type": "STOLEN_VEHICLE"}}
                """);

        var answer = gateway.issue(alert);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-alert");
        assertThat(answer.pointers())
                .hasSizeGreaterThanOrEqualTo(20)
                .contains(
                        "/nationalReference",
                        "/audience/countries/1",
                        "/handling/conditions",
                        "/evaluation/source",
                        "/evaluation/information",
                        "/urgency/justification",
                        "/offence",
                        "/legalBasis",
                        "/validUntil",
                        "/externalReferences/0/reference",
                        "/externalReferences/1",
                        "/contact/authority",
                        "/contact/phone",
                        "/contact/fax",
                        "/unknown",
                        "/content/vin",
                        "/content/plate/number",
                        "/content/modelYear",
                        "/content/theft/to",
                        "/content/theft/place/latitude",
                        "/content/components/0/description",
                        "/content/components/0/number",
                        "/content/wheels",
                        "/content/category",
                        "/content/type");
    }

    @Test
    void whatCouldNotBeReadIsNotAlsoSaidToBeMissing() {
        var alert = example("stolen-vehicle", a -> ((ObjectNode) a.get("contact")).put("authority", 5));

        var answer = gateway.issue(alert);

        assertThat(answer.pointers()).containsExactly("/contact/authority");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/workingGroup | `astronomy`            | /workingGroup",
                "/workingGroup | `smuggling`            | /content/type",
                "/audience     | {`countries`:[]}       | /audience/countries",
                "/audience     | {`countries`:[`RS`]}   | /audience/countries",
                "/audience     | {`countries`:[`HR`]}   | /audience/countries",
                "/audience     | {}                     | /audience/countries",
                "/validUntil   | `2026-11-22T12:00:00Z` | /validUntil",
                "/validUntil   | `2036-11-23T12:00:01Z` | /validUntil"
            })
    void whatTheDirectoryOrTheClockForbidsIsPointedAt(String field, String value, String pointer) {
        var answer = gateway.issue(set(example("stolen-vehicle"), field, value.replace('`', '"')));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-alert");
        assertThat(answer.pointers()).contains(pointer);
    }

    @Test
    void aCountryThatIsNoMemberMayNotIssueToTheGroup() {
        var answer = gateway.issue(example("smuggling", alert -> alert.put("workingGroup", "container-security")));

        assertThat(answer.pointers()).containsExactly("/workingGroup");
    }

    @Test
    void aMomentWithAnOffsetIsReadAsUtc() {
        var answer = gateway.issue(example("stolen-vehicle", a -> a.put("validUntil", "2030-01-01T00:30:00+01:00")));

        assertThat(answer.json().get("validUntil").stringValue()).isEqualTo("2029-12-31T23:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WVGAV7AX9BW54985I", "WVGAV7AX9BW54985O", "WVGAV7AX9BW54985Q", "WVGAV7AX9BW54985"})
    void aVinWithIOrQOrOOrOfAnotherLengthIsRefused(String vin) {
        var answer = gateway.issue(content(content -> content.put("vin", vin)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/content/vin");
    }

    @Test
    void aEuropeanVinWhoseCheckDigitDoesNotComputeIsAcceptedWithAdvice() {
        var answer = gateway.issue(content(content -> content.put("vin", "WVGZZZ5NZBW549850")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/content/vinCheckDigitValid").booleanValue())
                .isFalse();
    }

    @Test
    void aCyrillicPlateIsAcceptedInItsScriptAndFoundByItsLatinTwin() {
        var id = gateway.issue(content(content -> ((ObjectNode) content.get("plate")).put("number", "СВ 5501-ВХ")))
                .id();

        var found = gateway.get("duty-officer", ALERTS + "?q=CB5501BX");

        assertThat(found.json().findValuesAsString("id")).contains(id);
    }

    @Test
    void aBodyOverTheLimitIsTooLargeWithItsLengthDeclared() {
        var answer = gateway.issue(example("stolen-vehicle", alert -> alert.put("legalBasis", "x".repeat(300_000))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("content-too-large");
    }

    @Test
    void aBodyOverTheLimitIsTooLargeAlsoInChunks() throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port)) {
            var out = socket.getOutputStream();
            out.write(("POST " + ALERTS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + gateway.token("duty-officer") + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 300_000; sent += 10_000) {
                out.write(("2710\r\n" + " ".repeat(10_000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(status).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyUpToTheLimitIsRead() {
        var spaces = " ".repeat(200_000);

        assertThat(gateway.issue(example("stolen-vehicle") + spaces).status()).isEqualTo(201);
    }

    @Test
    void anotherMediaTypeIsUnsupported() {
        var answer = gateway.issue(example("stolen-vehicle"), "Content-Type", "application/xml");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void anAnswerThatNobodyCanReadIsNotAcceptable() {
        var answer = gateway.issue(example("stolen-vehicle"), "Accept", "text/csv");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void whatTheFirewallRefusesIsAProblemToo() {
        var answer = gateway.get("duty-officer", "/api/v1/alerts/secret;secret=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void whatTheServerItselfRefusesTellsNothing() {
        var answer = gateway.get("duty-officer", "/api/v1/alerts/secret%00");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("secret", "Tomcat", "java");
    }

    @Test
    void aProblemNamesItsTypeTitleAndStatusAndNothingOfTheProgram() {
        var answer = gateway.issue("{");

        var problem = answer.json();
        assertThat(List.copyOf(problem.propertyNames())).containsExactlyInAnyOrder("type", "title", "status", "errors");
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:border-exchange:problem:malformed-json");
        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainIgnoringCase("exception", "jackson", "springframework");
    }

    private static ObjectNode content(Consumer<ObjectNode> change) {
        return example("stolen-vehicle", alert -> change.accept((ObjectNode) alert.get("content")));
    }

    /** Puts a value at a pointer, over what is there. */
    private static ObjectNode set(ObjectNode alert, String pointer, String value) {
        var parsed = json("{\"value\":" + value + "}").get("value");
        int slash = pointer.lastIndexOf('/');
        var parent = alert.at(pointer.substring(0, slash));
        var name = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, parsed);
        } else {
            ((tools.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(name), parsed);
        }
        return alert;
    }
}
