namespace LamPS.Core.Planning;

/// <summary>Gets what is known of an application. Asked at every decision, so whoever answers remembers.</summary>
/// <param name="application">Catalog name, or null when none is named.</param>
/// <param name="cancellationToken">Cancels.</param>
public delegate ValueTask<PlanningKnowledge> KnowledgeOf(string? application, CancellationToken cancellationToken);
