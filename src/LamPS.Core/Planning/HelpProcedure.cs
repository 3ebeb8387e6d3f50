namespace LamPS.Core.Planning;

/// <summary>A procedure of an application's help.</summary>
/// <param name="Title">Title.</param>
/// <param name="Steps">Steps in words.</param>
/// <param name="Source">File it stands in.</param>
public sealed record HelpProcedure(string Title, IReadOnlyList<string> Steps, string Source);
