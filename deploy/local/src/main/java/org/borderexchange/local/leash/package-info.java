/**
 * Keeps processes that the launcher starts from outliving it. Start with {@link org.borderexchange.local.leash.Leash}.
 */
@NullMarked
package org.borderexchange.local.leash;

import org.jspecify.annotations.NullMarked;
