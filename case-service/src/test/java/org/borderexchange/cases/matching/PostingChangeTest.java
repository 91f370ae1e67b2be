package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.BOTH;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.SOUGHT;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.STORED;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostingChangeTest {

    @Test
    void whatIsNewIsPostedWhatIsGoneIsTakenAwayAndWhatStaysIsLeftAlone() {
        var changes = PostingChange.between(
                "RS-1",
                Map.of("gone", BOTH, "stays", BOTH, "other role", STORED),
                Map.of("stays", BOTH, "other role", BOTH, "new", SOUGHT));

        assertThat(changes)
                .isEqualTo(Map.of(
                        "gone", new PostingChange("RS-1", null),
                        "other role", new PostingChange("RS-1", BOTH),
                        "new", new PostingChange("RS-1", SOUGHT)));
    }

    @Test
    void theSamePostingsChangeNothing() {
        assertThat(PostingChange.between("RS-1", Map.of("key", BOTH), Map.of("key", BOTH)))
                .isEmpty();
    }
}
