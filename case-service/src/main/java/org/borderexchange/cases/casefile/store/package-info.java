/** Cases, joint operations and their lines in MongoDB. Start with {@link org.borderexchange.cases.casefile.store.CaseCollections}. */
@NullMarked
package org.borderexchange.cases.casefile.store;

import org.jspecify.annotations.NullMarked;
