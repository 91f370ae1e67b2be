/**
 * What the hub told each country of its hits, and what the countries say of them: derived from Kafka, read here. Start with
 * {@link org.borderexchange.cases.hit.HitView}.
 */
@NullMarked
package org.borderexchange.cases.hit;

import org.jspecify.annotations.NullMarked;
