package org.borderexchange.cases.casefile;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * How much work is open, each case and each task counted once, however many countries were told of it.
 *
 * @param open cases that are open or under investigation; one of several groups is counted in each
 * @param overdue open tasks that should have been done
 */
public record CaseCensus(Map<Slot, Long> open, long overdue) {

    /** Where a case is counted. */
    public record Slot(String workingGroup, Age age) {}

    /** Time since it was opened; each ends where the next begins. */
    public enum Age {
        UNDER_1_DAY(Duration.ofDays(1)),
        UNDER_7_DAYS(Duration.ofDays(7)),
        UNDER_30_DAYS(Duration.ofDays(30)),
        UNDER_90_DAYS(Duration.ofDays(90)),
        OLDER(Duration.ofSeconds(Long.MAX_VALUE));

        private final Duration bound;

        Age(Duration bound) {
            this.bound = bound;
        }

        public static Age of(Duration age) {
            return Arrays.stream(values())
                    .filter(each -> age.compareTo(each.bound) < 0)
                    .findFirst()
                    .orElse(OLDER);
        }
    }

    public CaseCensus {
        open = Map.copyOf(open);
    }

    /** Takes the census of the present generation. */
    public interface Taker {

        /** @throws org.borderexchange.cases.problem.Unavailable while that cannot be read */
        CaseCensus take();
    }
}
