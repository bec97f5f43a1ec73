package io.monitorix.spring.shop;

import org.springframework.stereotype.Component;

/** Has nothing to do with Monitorix. */
@Component
class Warehouse {}
