using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Lists, cells and rows that are larger than usual ones.</summary>
public class HugeListTests : CmdletTest
{
    private const int ManyRows = 6_000;
    private const int ManyColumns = 100_000;

    private int _mostAlive = -1;

    [Fact]
    public void A_list_of_any_length_is_not_kept()
    {
        Connect();
        var alive = new List<WeakReference>();
        Engine.SetVariable("Rows", Rows(alive));

        var result = Run("$Rows | Unlock-RsaUserMethod -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Equal(ManyRows / 200, alive.Count);
        Assert.Equal(0, Service.Requests.Count);
        // Counted while the run was still going on.
        Assert.InRange(_mostAlive, 0, 3);
    }

    [Fact]
    public void Rows_are_read_as_they_are_sent_and_results_come_as_they_are_there()
    {
        Connect();
        var read = 0;
        var ahead = 0;
        IEnumerable<object> Read()
        {
            for (var i = 0; i < 600; i++)
            {
                read++;
                yield return $"user{(i % 12) + 1}@example.com";
            }
        }

        Engine.SetVariable("Rows", Read());
        Engine.SetVariable("Note", (Action<int>)(done => ahead = Math.Max(ahead, read - done)));

        var result = Run("$done = 0; $Rows | Get-RsaUser | ForEach-Object { $done++; $Note.Invoke($done) }; $done");

        Assert.Empty(result.Errors);
        Assert.Equal([600], result.OutputAs<int>());
        Assert.InRange(ahead, 0, 200);
    }

    [Theory]
    [InlineData("Get-RsaUser")]
    [InlineData("Enable-RsaEmergencyTokencode -Confirm:$false")]
    public void A_cell_of_ten_megabytes_is_one_error_of_a_line(string command)
    {
        Connect();
        Engine.SetVariable("Cell", new string('x', 10 * 1024 * 1024));

        var result = Run($"[pscustomobject] @{{ UserId = $Cell }}, [pscustomobject] @{{ Email = 'user1@example.com' }} | {command}");

        var error = Assert.Single(result.Errors);
        Assert.InRange($"{error} {error.ErrorDetails?.RecommendedAction}".Length, 1, 1000);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_row_of_a_hundred_thousand_columns_is_a_row()
    {
        Connect();
        var row = new PSObject();
        for (var i = 0; i < ManyColumns; i++)
            row.Properties.Add(new PSNoteProperty($"Column{i}", "x"), preValidated: true);
        row.Properties.Add(new PSNoteProperty("Email", "user1@example.com"));
        Engine.SetVariable("Row", row);

        Assert.Empty(Run("$null = $Row | Unlock-RsaUserMethod").Errors);

        row.Properties.Remove("Email");
        var error = Assert.Single(Run("$Row | Unlock-RsaUserMethod").Errors);
        Assert.InRange($"{error} {error.ErrorDetails?.RecommendedAction}".Length, 1, 2000);
    }

    // Every two hundredth row is watched, to see whether it is collected while the list goes on.
    private IEnumerable<object> Rows(List<WeakReference> watched)
    {
        for (var i = 0; i < ManyRows; i++)
        {
            if (i % 200 == 0)
            {
                if (i == ManyRows / 2)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    GC.Collect();
                    _mostAlive = Math.Max(_mostAlive, watched.Count(row => row.IsAlive));
                }

                yield return Watched(i, watched);
            }
            else
            {
                yield return Row(i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PSObject Watched(int i, List<WeakReference> watched)
    {
        var row = Row(i);
        watched.Add(new WeakReference(row));
        return row;
    }

    private static PSObject Row(int i)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Email", $"user{i}@example.com"));
        return row;
    }
}
