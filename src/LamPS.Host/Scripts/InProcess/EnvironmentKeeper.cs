using System.Collections;

namespace LamPS.Host.Scripts.InProcess;

/// <summary>Undoes what the scripts of a run changed in the environment of this process, as its end would undo it in a process of their own.</summary>
internal sealed class EnvironmentKeeper
{
    private Dictionary<string, string>? _before;

    /// <summary>Remembers how it is, the first time.</summary>
    public void Remember() => _before ??= Read();

    /// <summary>Makes it what it was.</summary>
    public void Restore()
    {
        if (_before is null)
        {
            return;
        }

        var now = Read();
        foreach (var name in _before.Keys.Union(now.Keys).Where(name => _before.GetValueOrDefault(name) != now.GetValueOrDefault(name)))
        {
            Environment.SetEnvironmentVariable(name, _before.GetValueOrDefault(name));
        }
    }

    private static Dictionary<string, string> Read() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
}
