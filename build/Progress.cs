using System.Diagnostics;

namespace LamPS.Build;

/// <summary>One line that shows what is being done, with a dot now and then, and how long it took.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1.5);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private bool _ended;

    public Progress(string what)
    {
        Console.Write(what + " ");
        _timer = new Timer(_ => Dot(), null, Every, Every);
    }

    public void Done(string result = "")
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _ended = true;
            Console.WriteLine($" {_watch.Elapsed.TotalSeconds:0} s{(result.Length == 0 ? "" : ", " + result)}");
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Done("not finished");
    }

    private void Dot()
    {
        lock (_gate)
        {
            if (!_ended)
                Console.Write('.');
        }
    }
}
