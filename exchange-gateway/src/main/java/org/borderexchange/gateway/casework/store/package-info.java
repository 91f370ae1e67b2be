/** Cases, operations and their entries in MongoDB. */
@NullMarked
package org.borderexchange.gateway.casework.store;

import org.jspecify.annotations.NullMarked;
