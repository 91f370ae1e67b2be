package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentationTest {

    private final JsonNode api =
            GatewayOverHttp.started().send("GET", "/v3/api-docs", "", List.of()).json();

    @Test
    void everyCallIsDocumented() {
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/v1/alerts",
                        "/api/v1/alerts/batch",
                        "/api/v1/alerts/{id}",
                        "/api/v1/alerts/{id}/acknowledgement",
                        "/api/v1/alerts/{id}/history",
                        "/api/v1/alerts/{id}/withdrawal",
                        "/api/v1/cases",
                        "/api/v1/cases/related",
                        "/api/v1/cases/{id}",
                        "/api/v1/cases/{id}/acts",
                        "/api/v1/cases/{id}/acts/{act}",
                        "/api/v1/cases/{id}/documents",
                        "/api/v1/code-lists",
                        "/api/v1/hits",
                        "/api/v1/hits/{id}",
                        "/api/v1/hits/{id}/acknowledgement",
                        "/api/v1/hits/{id}/verdict",
                        "/api/v1/me",
                        "/api/v1/operations",
                        "/api/v1/operations/{id}",
                        "/api/v1/operations/{id}/acts",
                        "/api/v1/operations/{id}/acts/{act}");
    }

    @Test
    void theSchemaOfAnAlertSaysWhatIsRequiredAndWhatMayStandWhere() {
        var alert = api.at("/components/schemas/AlertDetails");

        assertThat(alert.get("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder(
                        "workingGroup", "handling", "evaluation", "legalBasis", "actionToTake", "contact", "content");
        assertThat(alert.at("/properties/content/oneOf")).hasSize(3);
        assertThat(api.at("/components/schemas/Evaluation/properties/information/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactly("1", "2", "3", "4");
        assertThat(api.at("/components/schemas/StolenVehicle/properties/vin/type")
                        .stringValue())
                .isEqualTo("string");
    }

    @Test
    void requestsAndAnswersOfAlertsHaveTheirSchemasAndExamples() {
        var issue = api.at("/paths/~1api~1v1~1alerts/post");

        assertThat(issue.at("/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/AlertDetails");
        assertThat(issue.at("/requestBody/content/application~1json/examples/stolen-vehicle/value/content/vin")
                        .stringValue())
                .isEqualTo("WVGAV7AX9BW549850");
        assertThat(issue.at("/responses/201/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/Alert");
        assertThat(issue.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .endsWith("/Problem");
    }

    @Test
    void hitsHaveTheirSchemasAndTheVerdictItsForm() {
        var judge = api.at("/paths/~1api~1v1~1hits~1{id}~1verdict/post");

        assertThat(judge.at("/responses/200/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/Hit");
        assertThat(judge.at("/requestBody/content/application~1json/schema/required")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("verdict", "reason");
        assertThat(api.at("/components/schemas/Hit/properties").propertyNames())
                .contains("grade", "status", "matchedOn", "alerts", "verdicts", "version");
        assertThat(api.at("/paths/~1api~1v1~1hits/get/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("grade", "status", "cursor", "limit");
    }

    @Test
    void everyKindOfActHasItsForm() {
        var forms = api.at("/paths/~1api~1v1~1cases~1{id}~1acts/post/requestBody/content/application~1json/schema");

        assertThat(forms.get("oneOf")).hasSize(16);
        assertThat(forms.at("/discriminator/mapping/ADD_TASK").stringValue()).endsWith("/AddTask");
        assertThat(api.at("/components/schemas/AddTask/required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("kind", "title", "country");
        assertThat(
                        api.at(
                                "/paths/~1api~1v1~1operations~1{id}~1acts/post/requestBody/content/application~1json/schema/oneOf"))
                .hasSize(8);
    }

    @Test
    void casesAreDocumentedInTheWordsOfTheContract() {
        assertThat(api.at("/components/schemas/Case/properties").propertyNames())
                .contains("id", "version", "title", "alerts", "timeline")
                .doesNotContain("wholeGroups");
        assertThat(api.at("/components/schemas/Case/properties/mergedInto/description")
                        .stringValue())
                .isEqualTo("The case within which it is shown.");
        assertThat(api.at("/paths/~1api~1v1~1cases/post/responses").propertyNames())
                .contains("202", "409", "default")
                .doesNotContain("200");
        assertThat(api.at("/paths/~1api~1v1~1cases/get/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("workingGroup", "status", "cursor", "limit");
        assertThat(api.at("/paths/~1api~1v1~1cases~1{id}~1documents/post/responses")
                        .propertyNames())
                .contains("202");
    }

    @Test
    void anAcknowledgementNeedsNoBodyAndIsAnsweredWithTheReceipt() {
        for (var of : java.util.List.of("alerts", "hits")) {
            var acknowledge = api.at("/paths/~1api~1v1~1" + of + "~1{id}~1acknowledgement/post");

            assertThat(acknowledge.at("/requestBody/required").asBoolean()).isFalse();
            assertThat(acknowledge
                            .at("/requestBody/content/application~1json/schema/properties/note/type")
                            .stringValue())
                    .isEqualTo("string");
            assertThat(acknowledge
                            .at("/responses/200/content/application~1json/schema/$ref")
                            .stringValue())
                    .endsWith("/Receipt");
        }
        assertThat(api.at(
                                "/paths/~1api~1v1~1alerts~1{id}~1history/get/responses/200/content/application~1json/schema/properties/receipts/items/$ref")
                        .stringValue())
                .endsWith("/Receipt");
    }

    @Test
    void aBatchSaysThatItsAnswerMustBeReadMeanwhile() {
        assertThat(api.at("/paths/~1api~1v1~1alerts~1batch/post/description").stringValue())
                .contains("must read the answer while it writes");
    }

    @Test
    void theCodeListsAreComplete() {
        var lists = GatewayOverHttp.started().get("dpo", "/api/v1/code-lists").json();

        assertThat(lists.at("/informationEvaluation/0/code").stringValue()).isEqualTo("1");
        assertThat(lists.at("/country").findValuesAsString("code")).containsExactly("RS", "BA", "ME");
        assertThat(lists.at("/workingGroup").findValuesAsString("code")).contains("firearms");
        assertThat(lists.at("/vehicleCategory")).hasSize(14);
        assertThat(lists).hasSize(41);
    }
}
