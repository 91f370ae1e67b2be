package org.borderexchange.cases.casefile.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.borderexchange.cases.casefile.CaseCensus;
import org.borderexchange.cases.casefile.CaseCensus.Age;
import org.borderexchange.cases.casefile.CaseCensus.Slot;
import org.borderexchange.cases.problem.Unavailable;
import org.junit.jupiter.api.Test;

class CaseMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private CaseCensus census = new CaseCensus(Map.of(new Slot("drugs", Age.UNDER_7_DAYS), 3L), 2);
    private boolean away;
    private final CaseMetrics metrics = new CaseMetrics(this::take, registry);

    @Test
    void openCasesAreToldByGroupAndAgeAndOverdueTasksBesides() {
        metrics.count();

        assertThat(open("drugs", "under-7-days")).isEqualTo(3);
        assertThat(overdue()).isEqualTo(2);
    }

    @Test
    void whatIsThereNoLongerIsNotTold() {
        metrics.count();
        census = new CaseCensus(Map.of(new Slot("drugs", Age.OLDER), 1L), 0);
        metrics.count();

        assertThat(registry.find("exchange.cases.open").gauges()).hasSize(1);
        assertThat(open("drugs", "older")).isEqualTo(1);
        assertThat(overdue()).isZero();
    }

    @Test
    void inAnOutageTheLastCensusStands() {
        metrics.count();
        away = true;
        metrics.count();

        assertThat(open("drugs", "under-7-days")).isEqualTo(3);
    }

    @Test
    void eachAgeEndsWhereTheNextBegins() {
        assertThat(Age.of(Duration.ofHours(-1))).isEqualTo(Age.UNDER_1_DAY);
        assertThat(Age.of(Duration.ofDays(1).minusMillis(1))).isEqualTo(Age.UNDER_1_DAY);
        assertThat(Age.of(Duration.ofDays(1))).isEqualTo(Age.UNDER_7_DAYS);
        assertThat(Age.of(Duration.ofDays(30))).isEqualTo(Age.UNDER_90_DAYS);
        assertThat(Age.of(Duration.ofDays(9000))).isEqualTo(Age.OLDER);
    }

    private CaseCensus take() {
        if (away) {
            throw new Unavailable("away");
        }
        return census;
    }

    private double open(String group, String age) {
        return registry.get("exchange.cases.open")
                .tag("working_group", group)
                .tag("age", age)
                .gauge()
                .value();
    }

    private double overdue() {
        return registry.get("exchange.tasks.overdue").gauge().value();
    }
}
