namespace LamPS.Core.Planning;

/// <summary>One step of a plan, in words: one line per action (<c>Set Columns to 4</c>).</summary>
/// <param name="Text">The line.</param>
/// <param name="Source">Where it comes from: <c>request</c>, <c>runbook</c>, <c>map: Table &gt; Insert Table</c>, <c>help: Inserting Tables</c>, <c>caret</c> for what moves it between parts.</param>
/// <param name="Function">Function that it is likely to need, as a preview; empty when unknown. The actor decides anew.</param>
/// <param name="Clause">The part of the request that it serves; empty when the plan was given.</param>
public sealed record PlanStep(string Text, string Source, string Function = "", string Clause = "");
