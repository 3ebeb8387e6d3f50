using LamPS.Core.Runbooks;

namespace LamPS.Host.Cli;

/// <summary>Expectations on the command line are those of runbooks: <c>file: { path: out.odt, newer-than: run }</c>.</summary>
internal static class ExpectationText
{
    /// <summary>Makes a runbook that only checks expectations; relative paths start from the current folder.</summary>
    /// <param name="expectations">Expectations, as YAML.</param>
    /// <exception cref="Core.LamException">One of them is wrong.</exception>
    public static Runbook ToRunbook(IEnumerable<string> expectations)
    {
        var steps = string.Concat(expectations.Select(e => $"  - expect:\n      {e.ReplaceLineEndings("\n      ")}\n"));
        return new RunbookLoader().Parse($"name: expectations\nversion: 1\nsteps:\n{steps}", "expectation", Directory.GetCurrentDirectory()).OrThrow();
    }
}
