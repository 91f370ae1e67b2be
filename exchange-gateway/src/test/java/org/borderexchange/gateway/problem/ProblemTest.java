package org.borderexchange.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatusCode;

class ProblemTest {

    @Test
    void everyProblemHasAStableAddressOfItsOwn() {
        assertThat(ProblemType.INVALID_ALERT.uri()).hasToString("urn:border-exchange:problem:invalid-alert");
        assertThat(ProblemType.values()).extracting(ProblemType::uri).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_REQUEST",
        "401,UNAUTHENTICATED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "413,CONTENT_TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "418,INVALID_REQUEST",
        "429,TOO_MANY_REQUESTS",
        "500,INTERNAL_ERROR",
        "502,INTERNAL_ERROR",
        "503,UNAVAILABLE"
    })
    void everyStatusThatTheFrameworkChoosesHasItsProblem(int status, ProblemType type) {
        assertThat(ProblemType.of(HttpStatusCode.valueOf(status))).isEqualTo(type);
    }

    @Test
    void anAnswerIsBoundedHoweverManyFaultsThereAre() {
        var many = Collections.nCopies(5_000, new Fault("/a", "b"));

        assertThat(new Problem(ProblemType.INVALID_ALERT, many).errors()).hasSize(1_000);
    }

    @Test
    void textIsNeitherBlankNorEndlessNorFullOfControls() {
        var faults = new Faults()
                .text("blank", " ", 10)
                .text("long", "x".repeat(11), 10)
                .text("bell", "\u0007", 10)
                .text("lines", "a\r\n\tb", 10)
                .text("absent", null, 10)
                .requiredText("required", null, 10);

        assertThat(faults.list()).extracting(Fault::pointer).containsExactly("/blank", "/long", "/bell", "/required");
    }
}
