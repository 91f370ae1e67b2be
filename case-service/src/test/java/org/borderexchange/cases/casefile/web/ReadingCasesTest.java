package org.borderexchange.cases.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.casefile.CaseEvents.BA;
import static org.borderexchange.cases.casefile.CaseEvents.ME;
import static org.borderexchange.cases.casefile.CaseEvents.NOW;
import static org.borderexchange.cases.casefile.CaseEvents.RS;
import static org.borderexchange.cases.casefile.CaseEvents.but;
import static org.borderexchange.cases.casefile.CaseEvents.document;
import static org.borderexchange.cases.casefile.CaseEvents.in;
import static org.borderexchange.cases.casefile.CaseEvents.lost;
import static org.borderexchange.cases.casefile.CaseEvents.next;
import static org.borderexchange.cases.casefile.CaseEvents.operation;
import static org.borderexchange.cases.casefile.CaseEvents.task;
import static org.borderexchange.cases.casefile.CaseEvents.told;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.borderexchange.cases.CasesOverHttp;
import org.borderexchange.cases.casefile.CaseEvents.Opened;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.hit.HitEvents.Pair;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadingCasesTest {

    private static final String CASES = "/api/v1/cases";
    private static final String OPERATIONS = "/api/v1/operations";

    private final CasesOverHttp cases = CasesOverHttp.started();
    private final Opened opened = Opened.next();
    private final String path = CASES + "/" + opened.id();

    @Test
    void aCaseIsAnsweredAsItsCountryWasToldOfIt() {
        var task = task(EventId.next(NOW), RS, NOW.plus(Duration.ofDays(1)));
        cases.project(
                but(opened.to(RS), file -> {
                    file.setSummary("what it is about");
                    file.setTasks(List.of(task));
                    file.setDocuments(List.of(document("a".repeat(64), "a.pdf", 12)));
                    file.getParticipants()
                            .getFirst()
                            .setLiaison(
                                    Contact.newBuilder().setAuthority("desk").build());
                }),
                opened.opening(RS));

        var answer = cases.get("rs.analyst", path).json();

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "title",
                        "summary",
                        "status",
                        "openedAt",
                        "changedAt",
                        "workingGroups",
                        "countries",
                        "participants",
                        "alerts",
                        "hits",
                        "tasks",
                        "documents",
                        "operations",
                        "mergedFrom",
                        "related",
                        "timeline");
        assertThat(answer.get("countries").toString()).isEqualTo("[\"BA\",\"RS\"]");
        assertThat(answer.get("openedAt").stringValue()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(answer.at("/participants/0").toString())
                .isEqualTo("{\"country\":\"RS\",\"role\":\"PARTNER\",\"since\":\"2026-11-22T12:00:00Z\","
                        + "\"liaison\":{\"authority\":\"desk\"}}");
        assertThat(answer.at("/alerts/0").toString())
                .isEqualTo("{\"id\":\"" + opened.one() + "\",\"version\":1,\"status\":\"ACTIVE\","
                        + "\"workingGroup\":\"drugs\",\"type\":\"SMUGGLING\",\"issuedAt\":\"2026-11-22T11:00:00Z\","
                        + "\"addedAt\":\"2026-11-22T12:00:00Z\"}");
        assertThat(answer.at("/tasks/0").toString())
                .isEqualTo("{\"id\":\"" + task.getId() + "\",\"by\":\"RS\",\"title\":\"ask the carrier\","
                        + "\"assignee\":\"BA\",\"dueAt\":\"2026-11-23T12:00:00Z\",\"status\":\"OPEN\"}");
        assertThat(answer.at("/documents/0").toString())
                .isEqualTo("{\"sha256\":\"" + "a".repeat(64)
                        + "\",\"name\":\"a.pdf\",\"mediaType\":\"application/pdf\",\"size\":12}");
    }

    @Test
    void oneIncidentThatComesAsAlertHitAndCaseIsOneStory() {
        var pair = new Pair(opened.one(), opened.other());
        var act = EventId.next(NOW.plusSeconds(60));
        var refusal = CaseEntry.newBuilder(opened.act(
                                RS, RS, CaseActKind.CHANGE_STATUS, NOW, written -> written.setStatus(CaseStatus.CLOSED))
                        .event()
                        .getCaseEntry())
                .setAt(NOW.plusSeconds(60).toEpochMilli())
                .setOutcome(CaseOutcome.REFUSED)
                .setRefusal(CaseRefusal.OPEN_TASKS)
                .build();
        cases.project(List.of(pair.toOne()), List.of());
        cases.project(opened.to(RS), opened.opening(RS), opened.told(RS, RS, act, refusal));

        var timeline = cases.get("rs.analyst", path).json().get("timeline");

        assertThat(timeline.findValuesAsString("kind"))
                .containsExactly("ALERT_ISSUED", "ALERT_ISSUED", "HIT_RAISED", "OPENED_BY_HIT", "ACT", "CHANGE_STATUS");
        assertThat(timeline.get(0).toString())
                .isEqualTo(
                        "{\"at\":\"2026-11-22T11:00:00Z\",\"id\":\"%1$s\",\"by\":\"%2$s\",\"kind\":\"ALERT_ISSUED\",\"alert\":\"%1$s\",\"alertVersion\":1,\"outcome\":\"ACCEPTED\"}"
                                .formatted(
                                        timeline.get(0).get("id").stringValue(),
                                        timeline.get(0).get("by").stringValue()));
        assertThat(timeline.get(2).get("hit").stringValue()).isEqualTo(pair.id().toString());
        assertThat(timeline.get(4).toString())
                .isEqualTo("{\"at\":\"2026-11-22T12:01:00Z\",\"id\":\"RS-" + act + "\",\"by\":\"RS\",\"kind\":\"ACT\","
                        + "\"act\":{\"kind\":\"CHANGE_STATUS\",\"status\":\"CLOSED\"},\"outcome\":\"REFUSED\","
                        + "\"refusal\":\"OPEN_TASKS\"}");
    }

    @Test
    void aHitThatTheCountryWasNotToldHasNoLine() {
        var pair = new Pair(opened.one(), opened.other());
        cases.project(List.of(pair.toOne()), List.of());
        cases.project(opened.to(BA));

        assertThat(cases.get("ba.analyst", path).json().get("timeline").findValuesAsString("kind"))
                .containsExactly("ALERT_ISSUED", "ALERT_ISSUED");
    }

    @Test
    void whatACountryWasNotToldIsAnsweredLikeWhatDoesNotExist() {
        cases.project(opened.to(RS), opened.opening(RS));
        var absent = cases.get("ba.analyst", CASES + "/" + Opened.next().id());

        var untold = cases.get("ba.analyst", path);

        assertThat(untold.status()).isEqualTo(404);
        assertThat(untold.problem()).isEqualTo("not-found");
        assertThat(untold.body()).isEqualTo(absent.body());
        assertThat(cases.get("ba.analyst", CASES + "/nonsense").body()).isEqualTo(absent.body());
    }

    @Test
    void whatACountryHasLostIsGone() {
        cases.project(opened.to(RS), opened.opening(RS));
        cases.project(lost(opened.to(RS)));

        assertThat(cases.get("rs.analyst", path).status()).isEqualTo(404);
        assertThat(cases.get("rs.analyst", CASES + "?q=" + opened.id()).ids()).isEmpty();
    }

    @Test
    void theHubsAnalystSeesWhatGoesToWholeGroupsWithoutWhatParticipantsWrite() {
        var secret = AlertId.next(ME, NOW);
        cases.project(
                but(opened.to(RS), file -> {
                    file.setTitle("secret");
                    file.setSummary("secret");
                    file.setStatusReason("secret");
                    file.setTasks(List.of(task(EventId.next(NOW), RS, NOW)));
                    file.setDocuments(List.of(document("a".repeat(64), "secret", 12)));
                    file.setOperations(List.of("O-01K0000000000000000000000A"));
                    file.setRelated(List.of(Opened.next().id().toString()));
                    file.getParticipants()
                            .getFirst()
                            .setLiaison(
                                    Contact.newBuilder().setAuthority("secret").build());
                }),
                opened.opening(RS),
                opened.act(RS, RS, CaseActKind.WRITE_NOTE, NOW, act -> act.setText("secret")),
                opened.act(
                        RS,
                        RS,
                        CaseActKind.ADD_ALERT,
                        NOW,
                        act -> act.setAlerts(
                                List.of(secret.toString(), opened.one().toString()))),
                opened.act(RS, RS, CaseActKind.TAKE_OUT_ALERT, NOW, act -> {
                    act.setAlerts(List.of(secret.toString()));
                    act.setReason("secret");
                }),
                opened.act(RS, RS, CaseActKind.CHANGE_STATUS, NOW, act -> {
                    act.setStatus(CaseStatus.UNDER_INVESTIGATION);
                    act.setReason("secret");
                }));
        var narrow = Opened.next();
        cases.project(but(narrow.to(RS), file -> file.setWholeGroups(false)));

        var answer = cases.get("hub.hub-analyst", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("secret", secret.toString(), "O-01K");
        assertThat(answer.json().get("tasks")).isEmpty();
        assertThat(answer.json().get("documents")).isEmpty();
        assertThat(answer.json().get("alerts")).hasSize(2);
        assertThat(answer.json().at("/timeline").findValuesAsString("kind"))
                .contains("OPENED_BY_HIT", "ADD_ALERT", "CHANGE_STATUS")
                .doesNotContain("WRITE_NOTE", "TAKE_OUT_ALERT");
        assertThat(cases.get("hub.hub-analyst", path + "?at=2027-01-01T00:00:00Z")
                        .body())
                .doesNotContain("secret", secret.toString());
        assertThat(cases.get("hub.hub-analyst", CASES + "?q=" + opened.id()).body())
                .contains(opened.id().toString())
                .doesNotContain("secret");
        assertThat(cases.get("hub.hub-analyst", CASES + "?q=secret").ids()).isEmpty();
        assertThat(cases.get("hub.hub-analyst", CASES + "/" + narrow.id()).status())
                .isEqualTo(404);
        assertThat(cases.get("hub.hub-analyst", CASES + "?q=" + narrow.id()).ids())
                .isEmpty();
    }

    @Test
    void aListGoesOnFromItsCursor() {
        var other = Opened.next();
        cases.project(
                but(opened.to(RS), file -> file.setWorkingGroups(List.of("paging"))),
                but(other.to(RS), file -> file.setWorkingGroups(List.of("paging"))));

        var first = cases.get("rs.analyst", CASES + "?workingGroup=paging&limit=1");
        var cursor = first.json().get("next").stringValue();
        var second = cases.get("rs.analyst", CASES + "?workingGroup=paging&limit=1&cursor=" + cursor);
        var all = cases.get("rs.analyst", CASES + "?workingGroup=paging&status=OPEN&country=BA");

        assertThat(List.of(first.ids().getFirst(), second.ids().getFirst())).isEqualTo(all.ids());
        assertThat(all.json().get("next").isNull()).isTrue();
        assertThat(all.json().at("/items/0").has("timeline")).isFalse();
    }

    @Test
    void casesAreFoundByWordsInWhateverScript() {
        cases.project(but(opened.to(RS), file -> file.setTitle("Шеширџија")));

        var found = cases.get("rs.analyst", CASES + "?q=" + URLEncoder.encode("šeširdž", StandardCharsets.UTF_8));

        assertThat(found.ids()).contains(opened.id().toString());
        assertThat(cases.get("rs.analyst", CASES + "?q=" + opened.one()).ids())
                .containsExactly(opened.id().toString());
    }

    @Test
    void everyFaultOfASearchIsNamedAndNoneIsRepeated() {
        var answer = cases.get(
                "rs.analyst",
                CASES + "?workingGroup=NO&status=no&country=rs&q=%20&cursor=no&limit=201&grade=no&limit=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/workingGroup", "/status", "/country", "/q", "/cursor", "/limit", "/limit", "/grade");
        assertThat(answer.body()).doesNotContain("201", "NO\"");
        assertThat(cases.get("rs.analyst", path + "?at=yesterday&timelineCursor=no")
                        .pointers())
                .containsExactlyInAnyOrder("/at", "/timelineCursor");
        assertThat(cases.get("rs.analyst", path + "?at=%2B999999999-01-01T00:00:00Z")
                        .pointers())
                .containsExactly("/at");
        assertThat(cases.get("rs.analyst", path + "?at=-999999999-01-01T00:00:00Z")
                        .pointers())
                .containsExactly("/at");
    }

    @Test
    void aCaseIsAnsweredAsItLookedThenWithWhatChangedSince() {
        cases.project(
                next(opened.to(RS), file -> file.setStatus(CaseStatus.CLOSED)),
                opened.opening(RS),
                opened.act(RS, RS, CaseActKind.DESCRIBE_CASE, NOW.plusSeconds(60), act -> act.setTitle("first")),
                opened.act(RS, BA, CaseActKind.DESCRIBE_CASE, NOW.plusSeconds(120), act -> act.setTitle("Walker")),
                opened.act(
                        RS,
                        BA,
                        CaseActKind.CHANGE_STATUS,
                        NOW.plusSeconds(180),
                        act -> act.setStatus(CaseStatus.CLOSED)));

        var then = cases.get("rs.analyst", path + "?at=2026-11-22T12:01:30Z").json();

        assertThat(then.get("asOf").stringValue()).isEqualTo("2026-11-22T12:01:30Z");
        assertThat(then.get("title").stringValue()).isEqualTo("first");
        assertThat(then.get("status").stringValue()).isEqualTo("OPEN");
        assertThat(then.get("version").intValue()).isEqualTo(2);
        assertThat(acts(then.get("timeline"))).containsExactly("DESCRIBE_CASE");
        assertThat(acts(then.get("changesSince"))).containsExactly("DESCRIBE_CASE", "CHANGE_STATUS");
        assertThat(then.at("/changesSince/0/by").stringValue()).isEqualTo("BA");
        assertThat(cases.get("rs.analyst", path + "?at=2026-11-22T11:59:59Z").status())
                .isEqualTo(404);
        assertThat(cases.get("rs.analyst", path).json().has("changesSince")).isFalse();
    }

    @Test
    void aLongTimelineIsReadInPages() {
        var notes = new ArrayList<ToldEntry>();
        for (int n = 0; n < 450; n++) {
            notes.add(opened.act(RS, RS, CaseActKind.WRITE_NOTE, NOW.plusSeconds(n), act -> act.setText("seen")));
        }
        cases.project(opened.to(RS));
        cases.project(notes.toArray(ToldEntry[]::new));

        var ids = new ArrayList<String>();
        var page = cases.get("rs.analyst", path).json();
        while (page.has("timelineNext")) {
            assertThat(page.get("timeline")).hasSize(200);
            page.get("timeline").forEach(line -> ids.add(line.get("id").stringValue()));
            page = cases.get(
                            "rs.analyst",
                            path + "?timelineCursor=" + page.get("timelineNext").stringValue())
                    .json();
        }
        page.get("timeline").forEach(line -> ids.add(line.get("id").stringValue()));

        assertThat(ids.subList(2, ids.size()))
                .containsExactlyElementsOf(notes.stream().map(ToldEntry::id).toList());
        var since = cases.get("rs.analyst", path + "?at=2026-11-22T12:00:00Z").json();
        assertThat(since.get("timeline")).hasSize(3);
        assertThat(since.get("changesSince")).hasSize(200);
        assertThat(cases.get(
                                "rs.analyst",
                                path + "?timelineCursor="
                                        + since.get("changesSinceNext").stringValue())
                        .json()
                        .at("/timeline/0/id")
                        .stringValue())
                .isEqualTo(notes.get(201).id());
    }

    @Test
    void linesOfWhatIsShownWithinACaseAreItsLinesToo() {
        var taken = Opened.next();
        var merge = opened.act(
                RS,
                RS,
                CaseActKind.MERGE,
                NOW.plusSeconds(60),
                act -> act.setOther(taken.id().toString()));
        cases.project(
                but(opened.to(RS), file -> file.setMergedFrom(List.of(taken.id().toString()))),
                but(taken.to(RS), file -> {
                    file.setStatus(CaseStatus.MERGED);
                    file.setMergedInto(opened.id().toString());
                }),
                taken.opening(RS),
                opened.opening(RS),
                merge,
                in(taken.id().toString(), merge),
                opened.act(RS, RS, CaseActKind.WRITE_NOTE, NOW.plusSeconds(90), act -> act.setText("after")));

        assertThat(cases.get("rs.analyst", path).json().get("timeline").findValuesAsString("kind"))
                .containsOnlyOnce("MERGE")
                .contains("OPENED_BY_HIT", "WRITE_NOTE")
                .filteredOn("OPENED_BY_HIT"::equals)
                .hasSize(2);
        assertThat(acts(cases.get("rs.analyst", CASES + "/" + taken.id()).json().get("timeline")))
                .containsExactly("MERGE");
        assertThat(cases.get("rs.analyst", CASES + "/" + taken.id() + "?at=2026-11-22T12:00:30Z")
                        .json()
                        .get("status")
                        .stringValue())
                .isEqualTo("OPEN");
    }

    @Test
    void anOperationIsAnsweredToItsParticipantsWithWhatHappenedInIt() {
        var operation = operation(RS);
        operation.event().getOperation().setCases(List.of(opened.id().toString()));
        var amended = told(
                operation.subject(),
                RS,
                RS,
                EventId.next(NOW),
                opened.act(
                                RS,
                                RS,
                                CaseActKind.AMEND_OPERATION,
                                NOW,
                                act -> act.setTerms(
                                        operation.event().getOperation().getTerms()))
                        .event()
                        .getCaseEntry());
        var attached =
                opened.act(RS, BA, CaseActKind.ATTACH_TO_OPERATION, NOW, act -> act.setOther(operation.subject()));
        cases.project(operation, amended, in(operation.subject(), attached));

        var answer =
                cases.get("rs.duty-officer", OPERATIONS + "/" + operation.id()).json();

        assertThat(answer.get("name").stringValue()).isEqualTo("Kranj");
        assertThat(answer.get("kind").stringValue()).isEqualTo("CONTROLLED_DELIVERY");
        assertThat(answer.get("cases").toString()).isEqualTo("[\"" + opened.id() + "\"]");
        assertThat(acts(answer.get("timeline"))).containsExactlyInAnyOrder("AMEND_OPERATION", "ATTACH_TO_OPERATION");
        assertThat(cases.get("rs.analyst", OPERATIONS + "?status=RUNNING&limit=200")
                        .ids())
                .contains(operation.subject());
        assertThat(cases.get("rs.analyst", OPERATIONS + "?status=no&country=RS&limit=0")
                        .pointers())
                .containsExactlyInAnyOrder("/status", "/country", "/limit");
        for (var who : List.of("ba.analyst", "hub.hub-analyst")) {
            assertThat(cases.get(who, OPERATIONS + "/" + operation.id()).body())
                    .isEqualTo(cases.get(who, OPERATIONS + "/" + OperationId.openedBy(BA, EventId.next(NOW)))
                            .body());
            assertThat(cases.get(who, OPERATIONS).ids()).doesNotContain(operation.subject());
        }

        cases.project(lost(operation));

        assertThat(cases.get("rs.analyst", OPERATIONS + "/" + operation.id()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CASES,
                CASES + "/C-01K0000000000000000000000A",
                CASES + "/C-01K0000000000000000000000A?at=2026-11-22T12:00:00Z",
                CASES + "/C-01K0000000000000000000000A/documents/a",
                OPERATIONS,
                OPERATIONS + "/O-01K0000000000000000000000A"
            })
    void whileTheHubIsRebuiltNothingIsSaidToBeUnknown(String path) {
        cases.isIn(Phase.FILLING);
        try {
            var answer = cases.get("rs.analyst", path);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
        } finally {
            cases.isIn(Phase.CURRENT);
        }
    }

    @Test
    void everyCallIsDocumented() {
        var api = cases.send("GET", "/v3/api-docs", "").json();

        assertThat(api.get("paths").propertyNames())
                .contains(
                        CASES,
                        CASES + "/{id}",
                        CASES + "/{id}/documents/{sha256}",
                        OPERATIONS,
                        OPERATIONS + "/{id}",
                        "/api/v1/attachments/{sha256}");
        assertThat(api.at("/paths/~1api~1v1~1cases/get/parameters").findValuesAsString("name"))
                .containsExactly("workingGroup", "status", "country", "q", "cursor", "limit");
        assertThat(api.at("/paths/~1api~1v1~1cases~1{id}/get/parameters").findValuesAsString("name"))
                .containsExactly("id", "at", "timelineCursor");
        assertThat(api.at("/components/schemas/Case/properties").propertyNames())
                .contains("timeline", "changesSince", "tasks", "countries");
        assertThat(api.at(
                                "/paths/~1api~1v1~1cases~1{id}/get/responses/default/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .endsWith("/Problem");
    }

    private static List<String> acts(JsonNode timeline) {
        var acts = new ArrayList<String>();
        timeline.forEach(line -> {
            if (line.has("act")) {
                acts.add(line.at("/act/kind").stringValue());
            }
        });
        return acts;
    }
}
