/**
 * Where the alert of one country meets the alert of another: a Kafka Streams topology from signed events to signed hits.
 * Start with {@link org.borderexchange.cases.matching.MatchingTopology}.
 */
@NullMarked
package org.borderexchange.cases.matching;

import org.jspecify.annotations.NullMarked;
