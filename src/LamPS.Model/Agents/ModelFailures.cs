using LamPS.Core;

namespace LamPS.Model.Agents;

/// <summary>Failures of a model in one run: after a few, it isn't asked again, for each may have cost its whole time limit.</summary>
internal sealed class ModelFailures
{
    private const int Most = 2;

    private readonly Lock _gate = new();
    private int _count;
    private LamException? _last;

    /// <summary>Notes a failure.</summary>
    public void Add(LamException error)
    {
        lock (_gate)
            (_count, _last) = (_count + 1, error);
    }

    /// <summary>Throws the last failure again once there were too many.</summary>
    /// <exception cref="LamException">The model is given up.</exception>
    public void ThrowIfGivenUp()
    {
        lock (_gate)
        {
            if (_count >= Most)
                throw new LamException(_last!.Id, _last.ExitCode, _last.Message, _last.Remedy, _last);
        }
    }
}
