/** The present generation in MongoDB. Start with {@link org.borderexchange.cases.generation.Generations}. */
@NullMarked
package org.borderexchange.cases.generation.store;

import org.jspecify.annotations.NullMarked;
