/** Hits and verdicts in MongoDB. Start with {@link org.borderexchange.cases.hit.store.HitCollections}. */
@NullMarked
package org.borderexchange.cases.hit.store;

import org.jspecify.annotations.NullMarked;
