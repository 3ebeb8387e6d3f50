using System.Text;

namespace LamPS.Model.Templates;

/// <summary>Variables of a part of a template, the output, and what is left of the patience with it.</summary>
internal sealed class JinjaScope
{
    private const int MostSteps = 500_000;
    private const int MostOutput = 32 << 20;
    private const int DeepestCall = 50;

    private readonly JinjaScope? _outer;
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private readonly Run _run;

    /// <summary>Makes the scope of a whole template.</summary>
    public JinjaScope() => _run = new Run();

    private JinjaScope(JinjaScope outer, StringBuilder output)
    {
        _outer = outer;
        _run = outer._run;
        Output = output;
    }

    /// <summary>What is written.</summary>
    public StringBuilder Output { get; } = new();

    /// <summary>The outermost scope.</summary>
    public JinjaScope Root => _outer?.Root ?? this;

    /// <summary>A scope inside of this.</summary>
    public JinjaScope Inner() => new(this, Output);

    /// <summary>A scope inside of this that writes elsewhere.</summary>
    public JinjaScope Capture() => new(this, new StringBuilder());

    /// <summary>Finds a variable.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._variables.TryGetValue(name, out value))
                return true;
        }

        value = null;
        return false;
    }

    /// <summary>Sets a variable here.</summary>
    public void Set(string name, object? value) => _variables[name] = value;

    /// <summary>Writes.</summary>
    public void Write(string text)
    {
        if (Output.Length + text.Length > MostOutput)
            throw new JinjaException(0, "the text gets too long.");
        Output.Append(text);
    }

    /// <summary>Counts a step.</summary>
    public void Step()
    {
        if (++_run.Steps > MostSteps)
            throw new JinjaException(0, "the template doesn't come to an end.");
    }

    /// <summary>Counts a call that begins or ends.</summary>
    public void Call(int by)
    {
        if ((_run.Calls += by) > DeepestCall)
            throw new JinjaException(0, "macros call each other too deep.");
    }

    private sealed class Run
    {
        public int Steps;
        public int Calls;
    }
}
