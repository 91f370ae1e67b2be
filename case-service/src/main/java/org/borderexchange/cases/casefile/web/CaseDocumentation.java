package org.borderexchange.cases.casefile.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc cannot see in the controllers: the queries' parameters. */
@Configuration(proxyBeanMethods = false)
class CaseDocumentation {

    @Bean
    OpenApiCustomizer casesInOpenApi() {
        var parameters = Map.of(
                "searchCases", ofCases(),
                "searchOperations", ofOperations(),
                "readCase", ofACase(),
                "readOperation", ofAnOperation());
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation ->
                        describe(operation, parameters.getOrDefault(operation.getOperationId(), Map.of())));
    }

    private static void describe(Operation operation, Map<String, Schema<?>> parameters) {
        parameters.forEach((name, schema) ->
                operation.addParametersItem(new QueryParameter().name(name).schema(schema)));
    }

    private static Map<String, Schema<?>> ofCases() {
        var parameters = new LinkedHashMap<String, Schema<?>>();
        parameters.put(
                "workingGroup",
                new StringSchema().description("of one of the alerts, or for which the case was opened"));
        parameters.put("status", new StringSchema()._enum(names(CaseStatus.values())));
        parameters.put("country", new StringSchema().description("works in the case or owns an alert in it"));
        parameters.put(
                "q",
                new StringSchema()
                        .description(
                                "beginnings of words of title or summary in whatever script, and ids of the case, of"
                                        + " alerts and hits in it; all of it must be there"));
        parameters.putAll(paging());
        return parameters;
    }

    private static Map<String, Schema<?>> ofOperations() {
        var parameters = new LinkedHashMap<String, Schema<?>>();
        parameters.put("status", new StringSchema()._enum(names(OperationStatus.values())));
        parameters.putAll(paging());
        return parameters;
    }

    private static Map<String, Schema<?>> ofACase() {
        var parameters = new LinkedHashMap<String, Schema<?>>();
        parameters.put(
                "at",
                new StringSchema()
                        .format("date-time")
                        .description("the case as it looked then, and what changed since; absent: as it is now"));
        parameters.putAll(ofAnOperation());
        return parameters;
    }

    private static Map<String, Schema<?>> ofAnOperation() {
        return Map.of(
                "timelineCursor",
                new StringSchema().description("timelineNext or changesSinceNext of the page before"));
    }

    private static Map<String, Schema<?>> paging() {
        var parameters = new LinkedHashMap<String, Schema<?>>();
        parameters.put("cursor", new StringSchema().description("next of the page before"));
        parameters.put("limit", new IntegerSchema().description("1 to 200, 50 if absent"));
        return parameters;
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }
}
