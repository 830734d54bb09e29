"""The graph over HTTP: a SPARQL endpoint for programs and people.

`sparql_protocol` reads requests, `sparql_guard` refuses what would reach beyond the graph, `sparql_workers` answers in
processes that can be stopped, `sparql_results` writes results, `sparql_description` says what is served, and
`sparql_endpoint` joins them.
"""
