using System.Collections.Generic;

namespace LamPS.Contracts.Requests;

/// <summary>A function that can be asked for.</summary>
/// <param name="Name">Name, lower case with underscores.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Risk"><c>read</c>, <c>change</c>, <c>destructive</c> or <c>outside</c>.</param>
/// <param name="Arguments">Arguments in order.</param>
/// <param name="Source"><c>ui</c>, name of the application, or <c>registered</c>.</param>
/// <param name="NeedsElement">Whether it acts on an element.</param>
public sealed record FunctionInfo(string Name, string Description, string Risk, IReadOnlyList<FunctionArgument> Arguments, string Source, bool NeedsElement);

/// <summary>An argument of a function.</summary>
/// <param name="Name">Name, lower case.</param>
/// <param name="Type"><c>text</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>path</c>, <c>menupath</c>, <c>keys</c> or <c>selector</c>.</param>
/// <param name="Description">Meaning, in one sentence.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record FunctionArgument(string Name, string Type, string Description, bool Required);

/// <summary>Functions to list.</summary>
/// <param name="Application">Those of an application too; null for the UI functions and registered ones.</param>
public sealed record FunctionsRequest(string? Application = null);

/// <summary>A function.</summary>
/// <param name="Name">Name.</param>
public sealed record FunctionReference(string Name);
