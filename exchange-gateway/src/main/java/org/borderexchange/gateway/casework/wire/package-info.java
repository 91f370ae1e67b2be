/** Cases, operations and acts as the events that tell them, and as the API answers them. */
@NullMarked
package org.borderexchange.gateway.casework.wire;

import org.jspecify.annotations.NullMarked;
