package org.borderexchange.gateway.alert.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.codelist.CaseEntryKind;
import org.borderexchange.schemas.codelist.CaseOutcome;
import org.borderexchange.schemas.codelist.CaseRefusal;
import org.borderexchange.schemas.codelist.CaseRole;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.Code;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.Concealment;
import org.borderexchange.schemas.codelist.Confidence;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.DeliveryStageKind;
import org.borderexchange.schemas.codelist.DocumentKind;
import org.borderexchange.schemas.codelist.DocumentStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.HandlingCode;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.codelist.InformationEvaluation;
import org.borderexchange.schemas.codelist.InvolvementRole;
import org.borderexchange.schemas.codelist.MatchDisclosure;
import org.borderexchange.schemas.codelist.MigrationEventKind;
import org.borderexchange.schemas.codelist.MigrationTransport;
import org.borderexchange.schemas.codelist.NationalityBasis;
import org.borderexchange.schemas.codelist.OperationEnding;
import org.borderexchange.schemas.codelist.OperationKind;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.codelist.PersonCategory;
import org.borderexchange.schemas.codelist.QuantityBasis;
import org.borderexchange.schemas.codelist.RouteRole;
import org.borderexchange.schemas.codelist.SourceEvaluation;
import org.borderexchange.schemas.codelist.TaskStatus;
import org.borderexchange.schemas.codelist.TheftCircumstances;
import org.borderexchange.schemas.codelist.TransportMode;
import org.borderexchange.schemas.codelist.UrgencyLevel;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.codelist.Vulnerability;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every code that alerts are made of, with its label, so that clients need no lists of their own. */
@RestController
@Tag(name = "Orientation")
class CodeListsController {

    private static final Map<String, List<Entry>> LISTS = lists(
            ActionToTake.class,
            AlertStatus.class,
            CaseActKind.class,
            CaseEntryKind.class,
            CaseOutcome.class,
            CaseRefusal.class,
            CaseRole.class,
            CaseStatus.class,
            Commodity.class,
            Concealment.class,
            Confidence.class,
            ContentType.class,
            DeliveryStageKind.class,
            DocumentKind.class,
            DocumentStatus.class,
            EventKind.class,
            HandlingCode.class,
            HitGrade.class,
            HitStatus.class,
            InformationEvaluation.class,
            InvolvementRole.class,
            MatchDisclosure.class,
            MigrationEventKind.class,
            MigrationTransport.class,
            NationalityBasis.class,
            OperationEnding.class,
            OperationKind.class,
            OperationStatus.class,
            PersonCategory.class,
            QuantityBasis.class,
            RouteRole.class,
            SourceEvaluation.class,
            TaskStatus.class,
            TheftCircumstances.class,
            TransportMode.class,
            UrgencyLevel.class,
            VehicleCategory.class,
            VerdictKind.class,
            Vulnerability.class);

    record Entry(String code, String label) {}

    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    CodeListsController(Supplier<ExchangeDirectory> directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Operation(operationId = "codeLists", summary = "Every code list by name, working groups and countries among them")
    @GetMapping(path = "/api/v1/code-lists", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<Entry>> codeLists() {
        var lists = new TreeMap<>(LISTS);
        var present = directory.get();
        var now = clock.instant();
        lists.put(
                "workingGroup",
                present.groups().values().stream()
                        .map(group -> new Entry(group.id().value(), group.name()))
                        .sorted(Comparator.comparing(Entry::code))
                        .toList());
        lists.put(
                "country",
                present.countries().stream()
                        .filter(country -> country.memberAt(now))
                        .map(country -> new Entry(country.code().value(), country.name()))
                        .toList());
        return lists;
    }

    @SafeVarargs
    private static Map<String, List<Entry>> lists(Class<? extends Code>... codeLists) {
        var lists = new TreeMap<String, List<Entry>>();
        for (var codeList : codeLists) {
            lists.put(name(codeList), entries(codeList));
        }
        return lists;
    }

    private static String name(Class<?> codeList) {
        var name = codeList.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static List<Entry> entries(Class<? extends Code> codeList) {
        return Arrays.stream(codeList.getEnumConstants())
                .map(code -> new Entry(code.code(), code.label()))
                .toList();
    }
}
